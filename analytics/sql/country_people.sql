-- One row per appointment of a former official of one country, newest first.
SELECT
    appointments.appointment_id,
    appointments.person,
    appointments.former_office,
    organizations.name AS organization,
    appointments.role,
    appointments.start_date,
    appointments.end_date,
    best.url,
    best.publisher,
    CAST(best.kind AS VARCHAR) AS source_kind
FROM appointments
JOIN organizations USING (organization_id)
LEFT JOIN (
    SELECT
        appointment_id,
        first(
            source_id
            ORDER BY sources.kind, period_ends(sources.published_date) DESC NULLS LAST, source_id
        ) AS source_id
    FROM appointment_sources
    JOIN sources USING (source_id)
    GROUP BY appointment_id
) AS chosen USING (appointment_id)
LEFT JOIN sources AS best ON best.source_id = chosen.source_id
WHERE appointments.former_country_iso3 = $iso3
ORDER BY appointments.start_date DESC NULLS LAST, appointments.person
