-- A name or alias, in capitals or not, points to one organization only.
-- Where: organizations.aliases
WITH spellings AS (
    SELECT
        organization_id,
        lower(trim(unnest(string_split(name || ';' || coalesce(aliases, ''), ';')))) AS spelling
    FROM organizations
)
SELECT
    organization_id,
    spelling,
    min(organization_id) OVER same_spelling AS also_of
FROM spellings
WHERE spelling <> ''
WINDOW same_spelling AS (PARTITION BY spelling)
QUALIFY organization_id <> also_of
