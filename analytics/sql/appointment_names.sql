-- One row per appointment: its id and the person's name.
SELECT appointment_id, person
FROM appointments
ORDER BY person, appointment_id
