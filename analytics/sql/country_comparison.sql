-- One row per country in view and measure, in the order in which they are read; value is text
-- (numbers plain, days ISO), empty where unknown. Sums follow counting rule 7: a deal under an
-- umbrella with a value, or a site that is part of a larger one, is not added again; a paused or
-- cancelled plan is in no sum (rule 14): where all sites are held, 0 megawatts are planned.
WITH here AS (
    SELECT standings.*, deal_cards.vendor_id, deal_cards.kind
    FROM standings
    JOIN deal_cards USING (deal_id)
    WHERE is_shown($shown, standings.deal_number)
        AND ($everywhere OR list_contains($places, standings.iso3))
        AND ($members OR NOT as_member)
        AND stage_since <= $as_of
),
now AS (
    SELECT * FROM here WHERE valid_to > $as_of
),
signed AS (
    SELECT now.iso3, now.deal_id, deal_cards.value_usd, deal_cards.value_basis
    FROM now
    JOIN deal_cards USING (deal_id)
    WHERE now.rank >= 4 AND deal_cards.value_usd IS NOT NULL
),
signed_values AS (
    SELECT iso3, value_basis, sum(value_usd) AS total
    FROM signed
    WHERE NOT EXISTS (
        SELECT 1
        FROM deal_umbrellas
        JOIN signed AS umbrella
            ON umbrella.deal_id = deal_umbrellas.umbrella_deal_id AND umbrella.iso3 = signed.iso3
        WHERE deal_umbrellas.deal_id = signed.deal_id
    )
    GROUP BY iso3, value_basis
),
sites AS (
    SELECT
        iso3,
        sum(capacity_mw_operational) FILTER (NOT coalesce(by_running, false)) AS running,
        coalesce(
            sum(capacity_mw_planned) FILTER (NOT is_held AND NOT coalesce(by_plan, false)),
            CASE WHEN bool_and(is_held) THEN 0 END
        ) AS planned
    FROM site_cards
    LEFT JOIN site_nesting USING (site_number)
    GROUP BY iso3
),
counted AS (
    SELECT iso3, count(*) AS deals, count(DISTINCT vendor_id) AS companies
    FROM now
    GROUP BY iso3
),
firsts AS (
    SELECT
        iso3,
        min(stage_since) FILTER (rank BETWEEN 1 AND 3) AS first_talk,
        min(stage_since) FILTER (rank >= 4) AS first_signature
    FROM here
    GROUP BY iso3
),
documented AS (
    SELECT
        deals.country_iso3 AS iso3,
        count(DISTINCT deal_events.event_id) AS events,
        count(DISTINCT deal_event_sources.source_id) AS sources
    FROM deals
    JOIN deal_events USING (deal_id)
    LEFT JOIN deal_event_sources USING (event_id)
    GROUP BY deals.country_iso3
),
facts AS (
    SELECT
        countries.*,
        coalesce(counted.deals, 0) AS deals,
        coalesce(counted.companies, 0) AS companies,
        sites.running,
        sites.planned,
        firsts.first_talk,
        firsts.first_signature,
        coalesce(documented.events, 0) AS events,
        coalesce(documented.sources, 0) AS sources
    FROM countries
    LEFT JOIN counted USING (iso3)
    LEFT JOIN sites USING (iso3)
    LEFT JOIN firsts USING (iso3)
    LEFT JOIN documented USING (iso3)
    WHERE list_contains($places, countries.iso3)
),
measures AS (
    SELECT iso3, 1 AS place, 'population' AS measure, CAST(population AS VARCHAR) AS value FROM facts
    UNION ALL
    SELECT iso3, 2, 'gdp_usd', CAST(gdp_usd AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 3, 'companies', CAST(companies AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 4, 'deals', CAST(deals AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 5, 'deals_' || kind, CAST(count(*) AS VARCHAR) FROM now GROUP BY iso3, kind
    UNION ALL
    SELECT iso3, 6, 'deals_per_million_people',
        CAST(round(deals * 1e6 / population, 3) AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 7, 'signed_value_usd_' || value_basis, CAST(CAST(total AS BIGINT) AS VARCHAR)
    FROM signed_values
    UNION ALL
    SELECT iso3, 8, 'signed_value_pct_of_gdp_' || value_basis,
        CAST(round(total * 100 / gdp_usd, 2) AS VARCHAR)
    FROM signed_values JOIN facts USING (iso3)
    UNION ALL
    SELECT iso3, 9, 'capacity_mw_operational', CAST(running AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 10, 'capacity_mw_planned', CAST(planned AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 11, 'planned_watts_per_person',
        CAST(round(planned * 1e6 / population, 2) AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 12, 'planned_mw_per_billion_usd_of_gdp',
        CAST(round(planned * 1e9 / gdp_usd, 2) AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 13, 'first_talk', CAST(first_talk AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 14, 'first_signature', CAST(first_signature AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 15, 'events', CAST(events AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 16, 'sources', CAST(sources AS VARCHAR) FROM facts
    UNION ALL
    SELECT iso3, 17, 'stage_' || vendor_id, stage_of_rank(max(rank)) FROM now GROUP BY iso3, vendor_id
)
SELECT facts.name AS country, measures.measure, measures.value, measures.iso3
FROM measures
JOIN facts USING (iso3)
ORDER BY facts.name, measures.place, measures.measure
