-- A datacenter says what its megawatts measure exactly when it has some.
-- Where: datacenters.capacity_basis
SELECT
    datacenter_id,
    capacity_basis,
    capacity_mw_planned,
    capacity_mw_operational
FROM datacenters
WHERE (capacity_basis IS NULL)
    <> (capacity_mw_planned IS NULL AND capacity_mw_operational IS NULL)
