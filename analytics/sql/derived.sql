-- What the counting rules make of the facts, computed once after loading.

-- One row per event with the day from which it counts; undated events have none.
CREATE TABLE event_days AS
SELECT
    event_id,
    deal_id,
    CAST(regexp_extract(event_id, '-([0-9]+)$', 1) AS INTEGER) AS running_number,
    event_date,
    counted_day(event_date, (SELECT covered_until FROM coverage WHERE topic = 'deals'))
        AS event_day,
    stage,
    headline
FROM deal_events;

-- Order for "furthest": rungs 1 to 6, paused 0, ended -1 (counting rules 3 and 4).
CREATE MACRO stage_rank(stage) AS
CASE stage WHEN 'paused' THEN 0 WHEN 'ended' THEN -1 ELSE enum_code(CAST(stage AS deal_stage)) + 1 END;

CREATE MACRO stage_of_rank(rank) AS
CASE rank
    WHEN 6 THEN 'operational'
    WHEN 5 THEN 'delivery'
    WHEN 4 THEN 'agreement'
    WHEN 3 THEN 'memorandum'
    WHEN 2 THEN 'discussions'
    WHEN 1 THEN 'exploratory'
    WHEN 0 THEN 'paused'
    WHEN -1 THEN 'ended'
    ELSE 'none'
END;

CREATE MACRO rank_weight(rank) AS
CASE WHEN rank < 0 THEN CAST(0 AS HUGEINT) ELSE CAST(1 AS HUGEINT) << CAST(15 * rank AS INTEGER) END;

-- The furthest rank in a sum of weights; nothing in it means that every deal has ended.
CREATE MACRO furthest_rank(weights) AS
CASE
    WHEN weights >= rank_weight(6) THEN 6
    WHEN weights >= rank_weight(5) THEN 5
    WHEN weights >= rank_weight(4) THEN 4
    WHEN weights >= rank_weight(3) THEN 3
    WHEN weights >= rank_weight(2) THEN 2
    WHEN weights >= rank_weight(1) THEN 1
    WHEN weights >= 1 THEN 0
    ELSE -1
END;

-- One row per change of a deal's stage, valid from stage_since until the day before valid_to
-- (counting rule 2: on one day the higher running number wins).
CREATE TABLE deal_moves AS
WITH last_of_day AS (
    SELECT
        deal_id,
        event_day,
        arg_max(stage, running_number) AS stage,
        arg_max(event_id, running_number) AS event_id
    FROM event_days
    WHERE event_day IS NOT NULL
    GROUP BY deal_id, event_day
),
with_previous AS (
    SELECT
        *,
        lag(stage) OVER (PARTITION BY deal_id ORDER BY event_day) AS from_stage
    FROM last_of_day
)
SELECT
    deal_id,
    event_id,
    from_stage,
    stage,
    CAST(stage_rank(stage) AS TINYINT) AS rank,
    event_day AS stage_since,
    coalesce(
        lead(event_day) OVER (PARTITION BY deal_id ORDER BY event_day), DATE '9999-12-31'
    ) AS valid_to
FROM with_previous
WHERE from_stage IS DISTINCT FROM stage
ORDER BY deal_id, stage_since;

-- Where a deal stands on the map: its country, or (as_member) each member of its group
-- (counting rule 6).
CREATE TABLE deal_places AS
SELECT deal_id, country_iso3 AS iso3, false AS as_member
FROM deals
WHERE country_iso3 IS NOT NULL
UNION ALL
SELECT deals.deal_id, country_groups.iso3, true AS as_member
FROM deals
JOIN country_groups USING (group_code)
WHERE deals.country_iso3 IS NULL;

-- The best source of each event: graded by kind, then the newest, then by name.
CREATE TABLE best_sources AS
SELECT
    event_id,
    first(source_id ORDER BY sources.kind, period_ends(published_date) DESC NULLS LAST, source_id)
        AS source_id
FROM deal_event_sources
JOIN sources USING (source_id)
GROUP BY event_id;

-- The tables below repeat names beside codes. A question about a few hundred rows spends its
-- time on planning joins, not on reading: one wide table is answered four times as fast.

-- Which deals are in view is told by one bit for each deal, in the order of their numbers: looking
-- one up costs the same among a hundred deals and among many thousand, and the bits are handed over
-- faster than a list.
CREATE MACRO is_shown(flags, deal_number) AS
get_bit(CAST(flags AS BIT), CAST(deal_number - 1 AS INTEGER)) = 1;

-- Whether a deal waits longer than deals usually do (counting rule 13).
CREATE MACRO ageing_state(days, typical_days, moves_seen, moves_needed) AS
CASE
    WHEN moves_seen < moves_needed THEN 'too few to say'
    WHEN typical_days IS NULL THEN 'moving' -- more than half never left
    WHEN days >= 1.5 * typical_days THEN 'stalled'
    WHEN days > typical_days THEN 'slow'
    ELSE 'moving'
END;

-- One row per deal, as it is shown, with its number.
CREATE TABLE deal_cards AS
SELECT
    row_number() OVER (ORDER BY deals.deal_id) AS deal_number,
    deals.deal_id,
    deals.title,
    organizations.name AS vendor,
    coalesce(countries.name, blocs.group_name) AS country,
    CAST(deals.kind AS VARCHAR) AS kind,
    deals.announced_date,
    deals.value_usd,
    CAST(deals.value_basis AS VARCHAR) AS value_basis,
    deals.capacity_mw,
    CAST(deals.confidence AS VARCHAR) AS confidence,
    coalesce(evidence.sources, 0) AS sources,
    evidence.source_urls,
    deals.vendor_id,
    deals.country_iso3 AS iso3,
    deals.group_code,
    deals.jurisdiction,
    deals.program,
    deals.counterparty,
    CAST(deals.counterparty_kind AS VARCHAR) AS counterparty_kind,
    deals.value_note,
    deals.summary,
    deals.umbrella_deal_id
FROM deals
JOIN organizations ON organizations.organization_id = deals.vendor_id
LEFT JOIN countries ON countries.iso3 = deals.country_iso3
LEFT JOIN (SELECT DISTINCT group_code, group_name FROM country_groups) AS blocs
    ON blocs.group_code = deals.group_code
LEFT JOIN (
    SELECT
        deal_id,
        count(*) AS sources,
        string_agg(url, ' ' ORDER BY sources.kind, source_id) AS source_urls
    FROM deal_sources
    JOIN sources USING (source_id)
    GROUP BY deal_id
) AS evidence ON evidence.deal_id = deals.deal_id
ORDER BY deals.deal_id;

-- One row per change of a deal's stage, as it is told.
CREATE TABLE move_cards AS
SELECT
    deal_cards.deal_number,
    event_days.event_date,
    deal_cards.deal_id,
    deal_cards.vendor,
    deal_cards.country,
    CAST(deal_moves.from_stage AS VARCHAR) AS from_stage,
    CAST(deal_moves.stage AS VARCHAR) AS to_stage,
    event_days.headline,
    deal_cards.title,
    deal_cards.iso3,
    event_days.event_day,
    deal_cards.confidence,
    sources.publisher,
    CAST(sources.kind AS VARCHAR) AS source_kind,
    sources.url,
    deal_moves.event_id,
    deal_moves.rank,
    deal_moves.valid_to
FROM deal_moves
JOIN deal_cards USING (deal_id)
JOIN event_days ON event_days.event_id = deal_moves.event_id
LEFT JOIN best_sources ON best_sources.event_id = deal_moves.event_id
LEFT JOIN sources ON sources.source_id = best_sources.source_id
ORDER BY event_days.event_day DESC, deal_moves.event_id;

-- One row per change of a deal's stage and place where it counts.
CREATE TABLE standings AS
SELECT
    move_cards.deal_number,
    deal_places.iso3,
    deal_places.as_member,
    move_cards.deal_id,
    move_cards.vendor,
    move_cards.confidence,
    move_cards.rank,
    move_cards.event_day AS stage_since,
    move_cards.valid_to,
    move_cards.event_date,
    move_cards.headline,
    row_number() OVER (ORDER BY move_cards.event_day, move_cards.event_id) AS move_order
FROM move_cards
JOIN deal_places USING (deal_id)
ORDER BY deal_places.iso3, move_cards.event_day;

-- One row per step of a deal onto a stage or off it at a place. The weight holds one count for each
-- rank from paused (0) to operational (6) in fifteen bits of its own, added on a step onto the
-- stage and taken away on a step off it: the running sum of a country's weights tells on any day
-- at which ranks it has deals, and its highest count is the furthest (counting rule 3).
CREATE TABLE standing_steps AS
SELECT deal_number, iso3, as_member, day, step * rank_weight(rank) AS weight
FROM (
    SELECT deal_number, iso3, as_member, rank, stage_since AS day, 1 AS step
    FROM standings
    UNION ALL
    SELECT deal_number, iso3, as_member, rank, valid_to, -1
    FROM standings
    WHERE valid_to < DATE '9999-12-31'
)
ORDER BY iso3, day;

-- One row per deal and umbrella above it, at any height (the data rules refuse circles).
CREATE TABLE deal_umbrellas AS
WITH RECURSIVE above AS (
    SELECT deal_id, umbrella_deal_id, 1 AS height
    FROM deals
    WHERE umbrella_deal_id IS NOT NULL
    UNION ALL
    SELECT above.deal_id, deals.umbrella_deal_id, above.height + 1
    FROM above
    JOIN deals ON deals.deal_id = above.umbrella_deal_id
    WHERE deals.umbrella_deal_id IS NOT NULL
)
SELECT deal_id, umbrella_deal_id, height
FROM above;
