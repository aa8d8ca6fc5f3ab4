-- One row per inhabited entity in view without a deal of the chosen companies on the day (counting
-- rule 3: stage none), highest score first. A measure stands as its figure, its percentile (the
-- share, 0 to 100, of the other inhabited entities with a figure that have a lower one, so that
-- equal figures share a percentile) and its points: percentile by weight ($weights, in the order
-- of the measures), divided by the weights of all measures known here. The points add up to the
-- score; measures_known are those with a figure and a weight. rivals are companies not chosen that
-- have signed (rule 11), unknown where every company is chosen; neighbours_signed are the others
-- where the chosen companies have signed and that are a neighbour or share a bloc, each once. Both
-- keep to the filter of deals, and are counted wherever in the world the view is.
WITH standing AS (
    SELECT
        standings.iso3,
        deal_cards.vendor,
        standings.rank >= 4 AS is_signed,
        len($vendors) = 0 OR list_contains($vendors, deal_cards.vendor_id) AS is_chosen
    FROM standings
    JOIN deal_cards USING (deal_number)
    WHERE standings.stage_since <= $as_of
        AND standings.valid_to > $as_of
        AND ($members OR NOT standings.as_member)
        -- As in deals_in_view, but for all companies and all over the world.
        AND (len($kinds) = 0 OR list_contains($kinds, kind))
        AND ($offices OR kind <> 'office' OR list_contains($kinds, 'office'))
        AND (len($counterparties) = 0 OR list_contains($counterparties, counterparty_kind))
        AND (len($confidence) = 0 OR list_contains($confidence, deal_cards.confidence))
),
there AS (
    SELECT
        iso3,
        bool_or(is_chosen) AS has_deal,
        bool_or(is_chosen AND is_signed) AS has_signed,
        list(DISTINCT vendor) FILTER (is_signed AND NOT is_chosen) AS rivals
    FROM standing
    GROUP BY iso3
),
signed AS (
    SELECT iso3
    FROM there
    WHERE has_signed
),
near AS (
    SELECT iso3, list(DISTINCT other_iso3) AS signed
    FROM (
        SELECT iso3, neighbour_iso3 AS other_iso3
        FROM country_neighbours
        UNION ALL
        SELECT own.iso3, others.iso3
        FROM country_groups AS own
        JOIN country_groups AS others USING (group_code)
        WHERE others.iso3 <> own.iso3
    )
    WHERE other_iso3 IN (FROM signed)
    GROUP BY iso3
),
figures AS (
    SELECT
        countries.*,
        coalesce(there.has_deal, false) AS has_deal,
        CASE WHEN len($vendors) > 0 THEN coalesce(len(there.rivals), 0) END AS rivals,
        array_to_string(list_sort(there.rivals), ', ') AS rival_names,
        coalesce(len(near.signed), 0) AS neighbours_signed,
        array_to_string(list_sort(near.signed), ', ') AS neighbours_signed_iso3
    FROM countries
    LEFT JOIN there USING (iso3)
    LEFT JOIN near USING (iso3)
    WHERE countries.population > 0
),
measured AS (
    SELECT
        iso3,
        unnest(
            ['population', 'gdp', 'internet', 'electricity', 'low_carbon', 'rivals', 'neighbours']
        ) AS measure,
        unnest(
            [
                CAST(population AS DOUBLE), gdp_usd, internet_users_pct, electricity_twh,
                low_carbon_share_pct, rivals, neighbours_signed
            ]
        ) AS figure,
        unnest(CAST($weights AS DOUBLE[])) AS weight
    FROM figures
),
compared AS (
    SELECT
        iso3,
        measure,
        weight,
        100 * percent_rank() OVER (PARTITION BY measure ORDER BY figure) AS percentile
    FROM measured
    WHERE figure IS NOT NULL
),
scored AS (
    SELECT
        iso3,
        -- Rounded, so that sums of the same points tie however they were added.
        round(fsum(weight * percentile) / nullif(fsum(weight), 0), 6) AS score,
        count(*) FILTER (weight > 0) AS measures_known,
        nullif(fsum(weight), 0) AS known_weight,
        any_value(percentile) FILTER (measure = 'population') AS population_percentile,
        any_value(percentile) FILTER (measure = 'gdp') AS gdp_percentile,
        any_value(percentile) FILTER (measure = 'internet') AS internet_percentile,
        any_value(percentile) FILTER (measure = 'electricity') AS electricity_percentile,
        any_value(percentile) FILTER (measure = 'low_carbon') AS low_carbon_percentile,
        any_value(percentile) FILTER (measure = 'rivals') AS rivals_percentile,
        any_value(percentile) FILTER (measure = 'neighbours') AS neighbours_percentile
    FROM compared
    GROUP BY iso3
)
SELECT
    CASE WHEN score IS NOT NULL THEN rank() OVER (ORDER BY score DESC NULLS LAST) END AS rank,
    figures.iso3,
    name AS country,
    score,
    measures_known,
    population,
    population_percentile * $weights[1] / known_weight AS population_points,
    gdp_usd,
    gdp_percentile * $weights[2] / known_weight AS gdp_points,
    internet_users_pct,
    internet_percentile * $weights[3] / known_weight AS internet_points,
    electricity_twh,
    electricity_percentile * $weights[4] / known_weight AS electricity_points,
    low_carbon_share_pct,
    low_carbon_percentile * $weights[5] / known_weight AS low_carbon_points,
    rivals,
    rivals_percentile * $weights[6] / known_weight AS rivals_points,
    neighbours_signed,
    neighbours_percentile * $weights[7] / known_weight AS neighbours_points,
    scored.* EXCLUDE (iso3, score, measures_known, known_weight),
    population_year,
    gdp_year,
    internet_year,
    electricity_year,
    rival_names,
    neighbours_signed_iso3
FROM figures
JOIN scored USING (iso3)
WHERE NOT has_deal
    AND list_contains($places, figures.iso3)
    AND (len($stages) = 0 OR list_contains($stages, 'none'))
ORDER BY score DESC NULLS LAST, country
