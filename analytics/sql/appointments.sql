-- One row per appointment in view that had begun by the day, newest start first; those whose start
-- is not known come last, at no place in time. A month or year counts from its last day (counting
-- rule 1), and an end that was still to come on the day is left out. Beside each date as published
-- stand the first and the last day that it can mean.
WITH begun AS (
    SELECT
        * REPLACE (
            CASE
                WHEN counted_day(end_date, $last_day) <= $as_of
                    AND period_starts(end_date) <= $as_of
                    THEN end_date
            END AS end_date
        )
    FROM appointments
    WHERE (len($vendors) = 0 OR list_contains($vendors, organization_id))
        AND ($everywhere OR list_contains($places, former_country_iso3))
        AND (
            start_date IS NULL
            OR (
                counted_day(start_date, $last_day) <= $as_of
                AND period_starts(start_date) <= $as_of
            )
        )
),
evidence AS (
    SELECT
        appointment_id,
        count(*) AS sources,
        first(
            sources
            ORDER BY sources.kind, period_ends(sources.published_date) DESC NULLS LAST, source_id
        ) AS best
    FROM appointment_sources
    JOIN sources USING (source_id)
    GROUP BY appointment_id
)
SELECT
    begun.person,
    begun.former_office,
    organizations.name AS organization,
    begun.role,
    begun.start_date,
    begun.appointment_id,
    begun.former_country_iso3,
    countries.name AS former_country,
    begun.organization_id,
    begun.end_date,
    period_starts(begun.start_date) AS start_first_day,
    period_ends(begun.start_date) AS start_last_day,
    period_starts(begun.end_date) AS end_first_day,
    period_ends(begun.end_date) AS end_last_day,
    begun.summary,
    coalesce(evidence.sources, 0) AS sources,
    evidence.best.publisher AS publisher,
    CAST(evidence.best.kind AS VARCHAR) AS source_kind,
    evidence.best.url AS url
FROM begun
JOIN organizations USING (organization_id)
JOIN countries ON countries.iso3 = begun.former_country_iso3
LEFT JOIN evidence USING (appointment_id)
ORDER BY start_last_day DESC NULLS LAST, begun.person, begun.appointment_id
