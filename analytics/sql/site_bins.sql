-- One row per square of the map (cells of $cell map units) between $left, $right, $top and $bottom
-- that holds a datacenter in view: how many, their middle, and their megawatts at the end of the
-- figures (parts of a larger datacenter in view left out by counting rule 7, paused and cancelled
-- plans too); a datacenter that is alone in its square is named.
WITH told AS (
    SELECT
        datacenter_id,
        x,
        y,
        column_number,
        row_number,
        operational_mw,
        planned_mw
    FROM site_points
    WHERE x BETWEEN $left AND $right
        AND y BETWEEN $top AND $bottom
        -- Folded away before a row is read where nothing is filtered.
        AND ($every_site OR is_shown($shown_sites, site_number))
    UNION ALL
    -- The parts once more, for their megawatts alone: without a place they count as no site.
    SELECT
        NULL,
        NULL,
        NULL,
        any_value(column_number),
        any_value(row_number),
        CASE
            WHEN NOT bool_or(larger_runs AND is_shown($shown_sites, larger_number))
                THEN any_value(operational_mw)
        END,
        CASE
            WHEN NOT bool_or(larger_is_planned AND is_shown($shown_sites, larger_number))
                THEN any_value(planned_mw)
        END
    FROM part_points
    WHERE x BETWEEN $left AND $right
        AND y BETWEEN $top AND $bottom
        AND ($every_site OR is_shown($shown_sites, site_number))
    GROUP BY site_number
),
-- Smallest squares are gathered by shifting bits: dividing places anew takes half as long again.
squares AS (
    SELECT
        *,
        column_number >> CAST(log2(CAST($cell AS DOUBLE) / smallest_square()) AS INTEGER) AS wide_column,
        row_number >> CAST(log2(CAST($cell AS DOUBLE) / smallest_square()) AS INTEGER) AS wide_row
    FROM told
)
SELECT
    wide_column AS column_number,
    wide_row AS row_number,
    avg(x) AS x,
    avg(y) AS y,
    count(x) AS sites,
    sum(operational_mw) AS operational_mw,
    sum(planned_mw) AS planned_mw,
    CASE WHEN count(x) = 1 THEN any_value(datacenter_id) END AS datacenter_id
FROM squares
GROUP BY wide_column, wide_row
ORDER BY sites DESC, wide_column, wide_row
