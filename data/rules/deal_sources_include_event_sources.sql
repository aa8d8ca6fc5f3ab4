-- The sources of a deal include the sources of its events.
-- Where: deal_event_sources.source_id
SELECT
    deal_event_sources.event_id,
    deal_event_sources.source_id,
    deal_events.deal_id
FROM deal_event_sources
JOIN deal_events USING (event_id)
ANTI JOIN deal_sources
    ON deal_sources.deal_id = deal_events.deal_id
    AND deal_sources.source_id = deal_event_sources.source_id
