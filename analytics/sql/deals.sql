-- One row per deal, by title.
SELECT deal_id, title
FROM deals
ORDER BY title
