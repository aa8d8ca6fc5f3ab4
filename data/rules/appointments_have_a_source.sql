-- Every appointment has a source.
-- Where: appointments.appointment_id
SELECT appointment_id
FROM appointments
WHERE appointment_id NOT IN (SELECT appointment_id FROM appointment_sources)
