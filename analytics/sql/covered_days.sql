-- One row: the day of the first event and the last day up to which news was read.
SELECT min(event_day), (SELECT covered_until FROM coverage WHERE topic = 'deals')
FROM event_days
