-- One row per step in the story of a programme, oldest first: events of its deals, claims about it,
-- and who came to lead it. A turn is what a short telling needs: claims, people, how each programme
-- named began, and what was paused or ended.
WITH best_of_claims AS (
    SELECT claim_id, first(source_id ORDER BY kind, source_id) AS source_id
    FROM claim_sources
    JOIN sources USING (source_id)
    GROUP BY claim_id
),
best_of_appointments AS (
    SELECT appointment_id, first(source_id ORDER BY kind, source_id) AS source_id
    FROM appointment_sources
    JOIN sources USING (source_id)
    GROUP BY appointment_id
),
steps AS (
    SELECT
        'deal' AS step,
        event_days.deal_id AS row_id,
        deal_cards.title,
        event_days.event_date AS published,
        event_days.event_day AS day,
        event_days.headline,
        deal_cards.country,
        CAST(event_days.stage AS VARCHAR) AS stage,
        deal_cards.confidence,
        NULL AS metric,
        NULL AS claimed,
        NULL AS unit,
        sources.publisher,
        CAST(sources.kind AS VARCHAR) AS source_kind,
        sources.url,
        row_number() OVER (
            PARTITION BY deal_cards.program
            ORDER BY event_days.event_day, deal_cards.deal_id, event_days.running_number
        ) = 1
            OR (
                event_days.stage IN ('paused', 'ended')
                AND row_number() OVER (
                    PARTITION BY event_days.deal_id, event_days.stage
                    ORDER BY event_days.running_number
                ) = 1
            ) AS is_turn,
        event_days.running_number
    FROM event_days
    JOIN deal_cards USING (deal_id)
    LEFT JOIN best_sources USING (event_id)
    LEFT JOIN sources USING (source_id)
    WHERE list_contains($programmes, deal_cards.program) AND deal_cards.kind <> 'office'
    UNION ALL
    SELECT
        'claim',
        claims.claim_id,
        NULL,
        claims.claim_date,
        counted_day(claims.claim_date, $last_day),
        claims.statement,
        NULL,
        NULL,
        NULL,
        claims.metric,
        claims.value,
        claims.unit,
        sources.publisher,
        CAST(sources.kind AS VARCHAR),
        sources.url,
        true,
        0
    FROM claims
    LEFT JOIN best_of_claims USING (claim_id)
    LEFT JOIN sources USING (source_id)
    WHERE list_contains($same_things, claims.organization_id || ' ' || claims.metric)
    UNION ALL
    SELECT
        'appointment',
        appointments.appointment_id,
        appointments.person,
        appointments.start_date,
        counted_day(appointments.start_date, $last_day),
        appointments.person || ', ' || appointments.former_office || ': ' || appointments.role,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        sources.publisher,
        CAST(sources.kind AS VARCHAR),
        sources.url,
        true,
        0
    FROM appointments
    LEFT JOIN best_of_appointments USING (appointment_id)
    LEFT JOIN sources USING (source_id)
    WHERE len(list_filter($programmes, name -> contains(appointments.role, name))) > 0
)
SELECT *
FROM steps
WHERE day <= $as_of
ORDER BY day, step DESC, row_id, running_number
