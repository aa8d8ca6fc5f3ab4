-- An appointment does not end before it starts.
-- Where: appointments.end_date
SELECT
    appointment_id,
    end_date,
    start_date
FROM appointments
WHERE period_ends(end_date) < period_starts(start_date)
