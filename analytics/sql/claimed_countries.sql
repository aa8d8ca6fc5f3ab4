-- One row per claim that counts countries: how many the atlas knows by name, on the day of the
-- claim and on the reader's. What counts is said by metric below: found as the claim's words ask,
-- beside it a narrower or wider reading of the same words.
WITH scopes (metric, part, program, kind, counterparty, least_rank, is_abroad) AS (
    VALUES
    -- Whoever talks is engaged, also where the talks have stopped; the programme is rarely named
    -- while they last, so that every deal of the company abroad counts.
    ('countries_engaged', 'found', NULL, NULL, NULL, -1, true),
    ('countries_engaged', 'beside', 'OpenAI for Countries', NULL, NULL, -1, true),
    ('countries_expressing_interest', 'found', NULL, NULL, NULL, -1, true),
    ('countries_expressing_interest', 'beside', 'OpenAI for Countries', NULL, NULL, -1, true),
    -- A memorandum is enough to have joined, but is no project.
    ('countries_signed', 'found', 'OpenAI for Countries', NULL, NULL, 3, true),
    ('countries_signed', 'beside', 'OpenAI for Countries', NULL, NULL, 4, true),
    ('target_projects_first_phase', 'found', 'OpenAI for Countries', NULL, NULL, 4, true),
    ('target_projects_first_phase', 'beside', 'OpenAI for Countries', NULL, NULL, 3, true),
    ('education_participants', 'found', 'Education for Countries', NULL, NULL, 4, true),
    ('education_participants', 'beside', 'Education for Countries', NULL, NULL, 1, true),
    (
        'national_safety_partnerships', 'found', NULL, 'safety',
        'AI (Safety|Security) Institute|Center for AI Standards', 3, false
    ),
    ('national_safety_partnerships', 'beside', NULL, 'safety', NULL, 3, false)
),
said AS MATERIALIZED (
    SELECT
        claims.claim_id,
        claims.organization_id,
        organizations.headquarters_iso3,
        counted_day(claims.claim_date, $last_day) AS claim_day,
        scopes.*,
        scopes.program IS NULL OR EXISTS (
            SELECT 1
            FROM deals
            WHERE deals.vendor_id = claims.organization_id AND deals.program = scopes.program
        ) AS has_it
    FROM claims
    JOIN organizations USING (organization_id)
    JOIN scopes USING (metric)
),
counted AS (
    SELECT
        said.claim_id,
        said.part,
        deal_cards.iso3,
        deal_cards.deal_id,
        moves.event_day <= said.claim_day AND moves.valid_to > said.claim_day AS was_so,
        moves.event_day <= $as_of AND moves.valid_to > $as_of AS is_so
    FROM said
    JOIN deal_cards
        ON deal_cards.vendor_id = said.organization_id
        AND deal_cards.iso3 IS NOT NULL
        AND deal_cards.kind <> 'office'
        AND deal_cards.program IS NOT DISTINCT FROM coalesce(said.program, deal_cards.program)
        AND deal_cards.kind = coalesce(said.kind, deal_cards.kind)
        AND (said.counterparty IS NULL
            OR regexp_matches(deal_cards.counterparty, said.counterparty))
        AND NOT (said.is_abroad AND deal_cards.iso3 IS NOT DISTINCT FROM said.headquarters_iso3)
    JOIN move_cards AS moves
        ON moves.deal_number = deal_cards.deal_number
        AND moves.rank >= said.least_rank
)
SELECT
    said.claim_id,
    -- Of a programme that the company does not have, nothing can be found.
    CASE WHEN bool_and(has_it) FILTER (said.part = 'found')
        THEN count(DISTINCT iso3) FILTER (said.part = 'found' AND is_so) END AS found,
    count(DISTINCT iso3) FILTER (said.part = 'found' AND was_so) AS found_on_claim_date,
    CASE WHEN bool_and(has_it) FILTER (said.part = 'beside')
        THEN count(DISTINCT iso3) FILTER (said.part = 'beside' AND is_so) END AS beside,
    coalesce(
        list(deal_id ORDER BY iso3, deal_id) FILTER (said.part = 'found' AND is_so),
        []
    ) AS deal_ids
FROM said
LEFT JOIN counted USING (claim_id, part)
GROUP BY said.claim_id
ORDER BY said.claim_id
