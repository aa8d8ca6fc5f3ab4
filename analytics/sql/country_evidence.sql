-- One row: how well one country is documented: events and sources of its deals, whoever's.
SELECT
    count(DISTINCT deal_events.event_id) AS events,
    count(DISTINCT deal_event_sources.source_id) AS sources
FROM deals
JOIN deal_events USING (deal_id)
LEFT JOIN deal_event_sources USING (event_id)
WHERE deals.country_iso3 = $iso3
