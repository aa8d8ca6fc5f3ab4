-- One row per appointment of the person whom one appointment names, that one first: what is known
-- of it, and whether it had begun by the day and ended by it (null where the date is not known).
SELECT
    appointments.appointment_id,
    appointments.person,
    appointments.former_office,
    appointments.former_country_iso3,
    countries.name AS former_country,
    organizations.name AS organization,
    appointments.role,
    appointments.start_date,
    appointments.end_date,
    appointments.summary,
    counted_day(appointments.start_date, $last_day) <= $as_of
        AND period_starts(appointments.start_date) <= $as_of AS has_begun,
    counted_day(appointments.end_date, $last_day) <= $as_of
        AND period_starts(appointments.end_date) <= $as_of AS has_ended
FROM appointments
JOIN organizations USING (organization_id)
JOIN countries ON countries.iso3 = appointments.former_country_iso3
WHERE appointments.person = (SELECT person FROM appointments WHERE appointment_id = $person)
ORDER BY
    appointments.appointment_id <> $person,
    period_ends(appointments.start_date) DESC NULLS LAST,
    appointments.appointment_id
