-- The contract of the facts: one table per file of this folder, its closed lists, what a cell
-- may hold, and what every table and column means (data/README.md is made from the comments).
--
-- A CHECK says what one cell may hold; how cells, rows and tables must agree is said in rules/.
-- Tables stand in the order in which they are filled: what others refer to comes first.

-- Closed lists. Where the order has a meaning it is the order written here.

CREATE TYPE deal_stage AS ENUM (
    'exploratory', 'discussions', 'memorandum', 'agreement', 'delivery', 'operational',
    'paused', 'ended'
);
COMMENT ON TYPE deal_stage IS
'How far a deal is: six rising rungs, then paused and ended, which are off the ladder.';

CREATE TYPE confidence AS ENUM ('high', 'medium', 'low');
COMMENT ON TYPE confidence IS
'How sure it is that the row is true: surest first.';

CREATE TYPE deal_kind AS ENUM (
    'infrastructure', 'access', 'adoption', 'education', 'research', 'safety', 'investment',
    'office', 'procurement'
);
COMMENT ON TYPE deal_kind IS
'What a deal is for; office is a company''s own office.';

CREATE TYPE counterparty_kind AS ENUM (
    'government', 'state_owned', 'company', 'university', 'ngo', 'multilateral'
);
COMMENT ON TYPE counterparty_kind IS
'What the other side of a deal is; a company''s own office, plan or site counts as company.';

CREATE TYPE value_basis AS ENUM ('announced', 'ceiling', 'estimate', 'committed', 'disbursed');
COMMENT ON TYPE value_basis IS
'What an amount stands for: announced (pledge of a party), ceiling (upper limit), estimate (press or third party), committed (signed contract or funded grant), disbursed (paid; no row so far).';

CREATE TYPE partner_role AS ENUM (
    'partner', 'investor', 'builder', 'chip_supplier', 'host', 'customer'
);
COMMENT ON TYPE partner_role IS
'What a further party does in a deal; partner where the role is not known.';

CREATE TYPE organization_kind AS ENUM (
    'model_lab', 'cloud', 'chipmaker', 'operator', 'telecom', 'investor', 'sovereign_fund',
    'government', 'multilateral', 'integrator', 'energy', 'other'
);
COMMENT ON TYPE organization_kind IS
'What an organization mainly is.';

CREATE TYPE datacenter_status AS ENUM (
    'announced', 'permitting', 'construction', 'partial', 'operational', 'paused', 'cancelled'
);
COMMENT ON TYPE datacenter_status IS
'How far a datacenter is built: five rising steps, then paused and cancelled.';

CREATE TYPE coordinate_precision AS ENUM ('site', 'city', 'region');
COMMENT ON TYPE coordinate_precision IS
'What a point stands for: the site itself, the centre of its town, or only a rough place.';

CREATE TYPE capacity_basis AS ENUM ('it_load', 'facility', 'unspecified');
COMMENT ON TYPE capacity_basis IS
'What megawatts measure: it_load (computers alone), facility (with cooling and losses), unspecified (not stated, or planned and running figures have different bases).';

CREATE TYPE datacenter_role AS ENUM ('operator', 'owner', 'tenant');
COMMENT ON TYPE datacenter_role IS
'What an organization is to a datacenter, now or by plan.';

CREATE TYPE milestone_kind AS ENUM ('actual', 'planned');
COMMENT ON TYPE milestone_kind IS
'Whether capacity was seen or estimated as running, or is planned.';

CREATE TYPE source_kind AS ENUM (
    'government', 'company', 'major_press', 'trade_press', 'think_tank', 'press', 'repository',
    'social', 'aggregator'
);
COMMENT ON TYPE source_kind IS
'Who speaks, best evidence first: government, company (a party''s own channel, also universities and foundations), major_press (agencies and papers of record, also agency copy on other news sites), trade_press, think_tank, press (other), repository, social, aggregator (republishers, digests, unsigned AI news sites).';

CREATE TYPE region AS ENUM ('Africa', 'Americas', 'Antarctica', 'Asia', 'Europe', 'Oceania');
COMMENT ON TYPE region IS
'Regions of the United Nations M49 list, and Antarctica.';

CREATE TYPE subregion AS ENUM (
    'Australia and New Zealand', 'Caribbean', 'Central America', 'Central Asia', 'Eastern Africa',
    'Eastern Asia', 'Eastern Europe', 'Melanesia', 'Micronesia', 'Middle Africa',
    'Northern Africa', 'Northern America', 'Northern Europe', 'Polynesia', 'South America',
    'South-eastern Asia', 'Southern Africa', 'Southern Asia', 'Southern Europe', 'Western Africa',
    'Western Asia', 'Western Europe'
);
COMMENT ON TYPE subregion IS
'The 22 subregions of the United Nations M49 list.';

CREATE TYPE country_indicator AS ENUM (
    'population', 'gdp_usd', 'electricity_twh', 'low_carbon_share_pct', 'internet_users_pct'
);
COMMENT ON TYPE country_indicator IS
'Figures of countries.csv, named as its columns.';

CREATE TYPE coverage_topic AS ENUM ('deals', 'datacenters');
COMMENT ON TYPE coverage_topic IS
'What was read up to a day.';

-- What one cell may hold. The comment ends the sentence "this is not ..." of an error message.

CREATE MACRO period_starts(published) AS
CAST(left(published || '-01-01', 10) AS DATE);
COMMENT ON MACRO period_starts IS
'First day of a date as published: 2026 and 2026-01 begin on 1 January 2026.';

CREATE MACRO period_ends(published) AS
CASE length(published)
    WHEN 4 THEN make_date(CAST(published AS INTEGER), 12, 31)
    WHEN 7 THEN last_day(period_starts(published))
    ELSE period_starts(published)
END;
COMMENT ON MACRO period_ends IS
'Last day of a date as published: 2026 ends on 31 December 2026, 2026-05 on 31 May 2026.';

CREATE MACRO counted_day(published, read_until) AS
CASE
    -- least() passes over what is missing: without this an undated event would get a day.
    WHEN published IS NULL THEN NULL
    WHEN length(published) = 10 THEN period_starts(published)
    ELSE least(period_ends(published), read_until)
END;
COMMENT ON MACRO counted_day IS
'Day from which a published date counts: the last of its period, never after the last day read.';

CREATE MACRO is_id(cell) AS
regexp_full_match(cell, '[a-z0-9]+(-[a-z0-9]+)*') AND regexp_matches(cell, '[a-z]');
COMMENT ON MACRO is_id IS
'an id in lower-case letters, digits and single hyphens with at least one letter';

CREATE MACRO is_iso3(cell) AS regexp_full_match(cell, '[A-Z]{3}');
COMMENT ON MACRO is_iso3 IS
'a country code of three capital letters (ISO 3166-1 alpha-3)';

CREATE MACRO is_iso2(cell) AS regexp_full_match(cell, '[A-Z]{2}');
COMMENT ON MACRO is_iso2 IS
'a country code of two capital letters (ISO 3166-1 alpha-2)';

CREATE MACRO is_group_code(cell) AS regexp_full_match(cell, '[A-Z][A-Z0-9]+');
COMMENT ON MACRO is_group_code IS
'a group code in capital letters and digits';

CREATE MACRO is_partial_date(cell) AS
cell IS NULL OR (
    regexp_full_match(cell, '(19|20)\d{2}(-\d{2}(-\d{2})?)?')
    AND TRY_CAST(left(cell || '-01-01', 10) AS DATE) IS NOT NULL
);
COMMENT ON MACRO is_partial_date IS
'a date of the calendar as YYYY, YYYY-MM or YYYY-MM-DD, from 1900 to 2099';

CREATE MACRO is_recent_year(cell) AS cell BETWEEN 1900 AND 2099;
COMMENT ON MACRO is_recent_year IS
'a year from 1900 to 2099';

CREATE MACRO is_amount(cell) AS cell >= 0;
COMMENT ON MACRO is_amount IS
'an amount of 0 or more (leave the cell empty where it is not known)';

CREATE MACRO is_share(cell) AS cell BETWEEN 0 AND 100;
COMMENT ON MACRO is_share IS
'a share in percent, from 0 to 100';

CREATE MACRO is_latitude(cell) AS cell BETWEEN -90 AND 90;
COMMENT ON MACRO is_latitude IS
'a latitude, from -90 to 90 degrees';

CREATE MACRO is_longitude(cell) AS cell BETWEEN -180 AND 180;
COMMENT ON MACRO is_longitude IS
'a longitude, from -180 to 180 degrees';

CREATE MACRO is_name(cell) AS cell <> '';
COMMENT ON MACRO is_name IS
'a name';

CREATE MACRO is_web_address(cell) AS
regexp_full_match(cell, 'https?://[^\s/]+\.[^\s/]+(/\S*)?');
COMMENT ON MACRO is_web_address IS
'a web address that begins with http:// or https:// and has no space';

CREATE MACRO is_measure_name(cell) AS regexp_full_match(cell, '[a-z0-9]+(_[a-z0-9]+)*');
COMMENT ON MACRO is_measure_name IS
'a name in lower-case letters, digits and single underscores';

CREATE MACRO is_list(cell) AS regexp_full_match(cell, '[^;]+(;[^;]+)*');
COMMENT ON MACRO is_list IS
'a list whose entries are parted by single semicolons';

-- What was read, and the documents.

CREATE TABLE coverage (
    topic coverage_topic PRIMARY KEY,
    covered_until DATE NOT NULL,
    note VARCHAR
);
COMMENT ON TABLE coverage IS
'One row per topic: the last day up to which it was read; after that day the facts know nothing.';
COMMENT ON COLUMN coverage.topic IS
'What was read.';
COMMENT ON COLUMN coverage.covered_until IS
'Last day up to which it was read, YYYY-MM-DD.';
COMMENT ON COLUMN coverage.note IS
'What the day stands for, in words; empty when there is nothing to add.';

CREATE TABLE sources (
    source_id VARCHAR PRIMARY KEY CHECK (is_id(source_id)),
    url VARCHAR NOT NULL UNIQUE CHECK (is_web_address(url)),
    publisher VARCHAR NOT NULL,
    published_date VARCHAR CHECK (is_partial_date(published_date)),
    title VARCHAR NOT NULL,
    accessed_date DATE NOT NULL,
    kind source_kind NOT NULL
);
COMMENT ON TABLE sources IS
'One row per page or file that was really read.';
COMMENT ON COLUMN sources.source_id IS
'Key of the source.';
COMMENT ON COLUMN sources.url IS
'Web address of the page or file; one row per address.';
COMMENT ON COLUMN sources.publisher IS
'Who published it, as named on the page.';
COMMENT ON COLUMN sources.published_date IS
'Date printed on the page, as YYYY, YYYY-MM or YYYY-MM-DD; empty when the page shows none.';
COMMENT ON COLUMN sources.title IS
'Title of the page, or a short description where it has none.';
COMMENT ON COLUMN sources.accessed_date IS
'Day on which the page was read, YYYY-MM-DD.';
COMMENT ON COLUMN sources.kind IS
'Who speaks; look at it before quoting.';

-- Countries.

CREATE TABLE countries (
    iso3 VARCHAR PRIMARY KEY CHECK (is_iso3(iso3)),
    iso2 VARCHAR NOT NULL UNIQUE CHECK (is_iso2(iso2)),
    name VARCHAR NOT NULL UNIQUE,
    region region NOT NULL,
    subregion subregion,
    capital VARCHAR,
    latitude DOUBLE NOT NULL CHECK (is_latitude(latitude)),
    longitude DOUBLE NOT NULL CHECK (is_longitude(longitude)),
    population BIGINT NOT NULL CHECK (is_amount(population)),
    population_year INTEGER CHECK (is_recent_year(population_year)),
    gdp_usd BIGINT CHECK (is_amount(gdp_usd)),
    gdp_year INTEGER CHECK (is_recent_year(gdp_year)),
    electricity_twh DOUBLE CHECK (is_amount(electricity_twh)),
    electricity_year INTEGER CHECK (is_recent_year(electricity_year)),
    low_carbon_share_pct DOUBLE CHECK (is_share(low_carbon_share_pct)),
    internet_users_pct DOUBLE CHECK (is_share(internet_users_pct)),
    internet_year INTEGER CHECK (is_recent_year(internet_year))
);
COMMENT ON TABLE countries IS
'One row per entry of ISO 3166-1, and Kosovo: 250 in all, of which 243 are inhabited.';
COMMENT ON COLUMN countries.iso3 IS
'Key of the country: ISO 3166-1 alpha-3 code; XKX stands for Kosovo.';
COMMENT ON COLUMN countries.iso2 IS
'ISO 3166-1 alpha-2 code; XK stands for Kosovo.';
COMMENT ON COLUMN countries.name IS
'Common English name.';
COMMENT ON COLUMN countries.region IS
'Region by the United Nations M49 list; Taiwan and Kosovo, which are not in it, by position.';
COMMENT ON COLUMN countries.subregion IS
'Subregion by the United Nations M49 list; empty for Antarctica.';
COMMENT ON COLUMN countries.capital IS
'Capital by common usage; empty where there is none.';
COMMENT ON COLUMN countries.latitude IS
'Latitude of a label point inside the country, degrees north, WGS 84.';
COMMENT ON COLUMN countries.longitude IS
'Longitude of a label point inside the country, degrees east, WGS 84.';
COMMENT ON COLUMN countries.population IS
'Inhabitants; 0 for the seven entries without permanent population.';
COMMENT ON COLUMN countries.population_year IS
'Year of the population figure; empty where the source names none.';
COMMENT ON COLUMN countries.gdp_usd IS
'Gross domestic product, current US dollars, rounded to the nearest million; empty when not known.';
COMMENT ON COLUMN countries.gdp_year IS
'Year of the gross domestic product; empty when there is none.';
COMMENT ON COLUMN countries.electricity_twh IS
'Electricity generated in the year, terawatt-hours; empty when not known.';
COMMENT ON COLUMN countries.electricity_year IS
'Year of the electricity figure and of its low-carbon share; empty when there is none.';
COMMENT ON COLUMN countries.low_carbon_share_pct IS
'Share of electricity from renewables and nuclear power, percent, in electricity_year; empty when not known.';
COMMENT ON COLUMN countries.internet_users_pct IS
'Share of inhabitants who use the internet, percent; empty when not known.';
COMMENT ON COLUMN countries.internet_year IS
'Year of the share of internet users; empty when there is none.';

CREATE TABLE country_indicator_sources (
    indicator country_indicator NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    licence VARCHAR NOT NULL,
    PRIMARY KEY (indicator, source_id)
);
COMMENT ON TABLE country_indicator_sources IS
'One row per figure of countries.csv and source that it was taken from.';
COMMENT ON COLUMN country_indicator_sources.indicator IS
'Column of countries.csv that holds the figure.';
COMMENT ON COLUMN country_indicator_sources.source_id IS
'Source of the figure.';
COMMENT ON COLUMN country_indicator_sources.licence IS
'Licence of the figures, as far as known.';

CREATE TABLE country_groups (
    group_code VARCHAR NOT NULL CHECK (is_group_code(group_code)),
    group_name VARCHAR NOT NULL,
    iso3 VARCHAR NOT NULL REFERENCES countries (iso3),
    since INTEGER CHECK (is_recent_year(since)),
    PRIMARY KEY (group_code, iso3)
);
COMMENT ON TABLE country_groups IS
'One row per member country of a group of states.';
COMMENT ON COLUMN country_groups.group_code IS
'Code of the group, such as EU or ASEAN; IDB stands for the borrowing members of that bank.';
COMMENT ON COLUMN country_groups.group_name IS
'Name of the group, the same in each of its rows.';
COMMENT ON COLUMN country_groups.iso3 IS
'Member country.';
COMMENT ON COLUMN country_groups.since IS
'Year in which the country became a member; empty when not known.';

CREATE TABLE country_neighbours (
    iso3 VARCHAR NOT NULL REFERENCES countries (iso3),
    neighbour_iso3 VARCHAR NOT NULL REFERENCES countries (iso3),
    distance_km DOUBLE NOT NULL CHECK (is_amount(distance_km)),
    shares_border BOOLEAN NOT NULL,
    PRIMARY KEY (iso3, neighbour_iso3)
);
COMMENT ON TABLE country_neighbours IS
'One row per inhabited country and country next to it, worked out from the boundaries: all with which it has a land border, filled up to four with the nearest across the sea.';
COMMENT ON COLUMN country_neighbours.iso3 IS
'Country whose neighbours are asked for.';
COMMENT ON COLUMN country_neighbours.neighbour_iso3 IS
'Country next to it; a near coast need not count it as near in turn.';
COMMENT ON COLUMN country_neighbours.distance_km IS
'Distance between the nearest coasts, whole kilometres; 0 at a land border.';
COMMENT ON COLUMN country_neighbours.shares_border IS
'Whether the two have a land border in common: true or false.';

CREATE TABLE cities (
    city_id BIGINT PRIMARY KEY,
    name VARCHAR NOT NULL CHECK (is_name(name)),
    iso3 VARCHAR NOT NULL CHECK (is_iso3(iso3)),
    latitude DOUBLE NOT NULL CHECK (is_latitude(latitude)),
    longitude DOUBLE NOT NULL CHECK (is_longitude(longitude)),
    population BIGINT NOT NULL CHECK (is_amount(population))
);
COMMENT ON TABLE cities IS
'One row per city of 15,000 inhabitants and more, or seat of government, of GeoNames; parts of some cities are listed beside the city.';
COMMENT ON COLUMN cities.city_id IS
'Key of the city: its number at GeoNames.';
COMMENT ON COLUMN cities.name IS
'Name at GeoNames, mostly English; several cities may share one.';
COMMENT ON COLUMN cities.iso3 IS
'Country in which it lies, as in countries.csv.';
COMMENT ON COLUMN cities.latitude IS
'Degrees north, WGS 84, of a point in the city.';
COMMENT ON COLUMN cities.longitude IS
'Degrees east, WGS 84, of a point in the city.';
COMMENT ON COLUMN cities.population IS
'Inhabitants by GeoNames, of no stated year; read as shares of the country, never as a sum.';

-- Organizations, and what they and their people say and do.

CREATE TABLE organizations (
    organization_id VARCHAR PRIMARY KEY CHECK (is_id(organization_id)),
    name VARCHAR NOT NULL UNIQUE,
    kind organization_kind NOT NULL,
    headquarters_iso3 VARCHAR REFERENCES countries (iso3),
    aliases VARCHAR CHECK (is_list(aliases))
);
COMMENT ON TABLE organizations IS
'One row per vendor, partner, party to a datacenter and employer.';
COMMENT ON COLUMN organizations.organization_id IS
'Key of the organization.';
COMMENT ON COLUMN organizations.name IS
'Name under which it is shown.';
COMMENT ON COLUMN organizations.kind IS
'What it mainly is.';
COMMENT ON COLUMN organizations.headquarters_iso3 IS
'Country of its seat; empty when not sure.';
COMMENT ON COLUMN organizations.aliases IS
'Other spellings, parted by semicolons; empty when none is used.';

CREATE TABLE appointments (
    appointment_id VARCHAR PRIMARY KEY CHECK (is_id(appointment_id)),
    person VARCHAR NOT NULL,
    former_office VARCHAR NOT NULL,
    former_country_iso3 VARCHAR NOT NULL REFERENCES countries (iso3),
    organization_id VARCHAR NOT NULL REFERENCES organizations (organization_id),
    role VARCHAR NOT NULL,
    start_date VARCHAR CHECK (is_partial_date(start_date)),
    end_date VARCHAR CHECK (is_partial_date(end_date)),
    summary VARCHAR NOT NULL
);
COMMENT ON TABLE appointments IS
'One row per former official who joins or advises an AI company.';
COMMENT ON COLUMN appointments.appointment_id IS
'Key of the appointment.';
COMMENT ON COLUMN appointments.person IS
'Name of the person.';
COMMENT ON COLUMN appointments.former_office IS
'Public office that the person held.';
COMMENT ON COLUMN appointments.former_country_iso3 IS
'Country of that office.';
COMMENT ON COLUMN appointments.organization_id IS
'Company that the person joined.';
COMMENT ON COLUMN appointments.role IS
'Work at the company.';
COMMENT ON COLUMN appointments.start_date IS
'Begin of the work, as YYYY, YYYY-MM or YYYY-MM-DD; empty when not known.';
COMMENT ON COLUMN appointments.end_date IS
'End of the work, as YYYY, YYYY-MM or YYYY-MM-DD; empty when it goes on or no end is known.';
COMMENT ON COLUMN appointments.summary IS
'At most two sentences in own words.';

CREATE TABLE appointment_sources (
    appointment_id VARCHAR NOT NULL REFERENCES appointments (appointment_id),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (appointment_id, source_id)
);
COMMENT ON TABLE appointment_sources IS
'One row per appointment and source.';
COMMENT ON COLUMN appointment_sources.appointment_id IS
'Appointment that the source tells of.';
COMMENT ON COLUMN appointment_sources.source_id IS
'Source of the appointment.';

CREATE TABLE claims (
    claim_id VARCHAR PRIMARY KEY CHECK (is_id(claim_id)),
    organization_id VARCHAR NOT NULL REFERENCES organizations (organization_id),
    claim_date VARCHAR NOT NULL CHECK (is_partial_date(claim_date)),
    metric VARCHAR NOT NULL CHECK (is_measure_name(metric)),
    value DOUBLE NOT NULL CHECK (is_amount(value)),
    unit VARCHAR NOT NULL,
    statement VARCHAR NOT NULL
);
COMMENT ON TABLE claims IS
'One row per number that an organization states about itself; it is the speaker''s own count.';
COMMENT ON COLUMN claims.claim_id IS
'Key of the claim.';
COMMENT ON COLUMN claims.organization_id IS
'Organization that says it.';
COMMENT ON COLUMN claims.claim_date IS
'When it was said, as YYYY, YYYY-MM or YYYY-MM-DD.';
COMMENT ON COLUMN claims.metric IS
'What is counted, in one short name.';
COMMENT ON COLUMN claims.value IS
'The number claimed, in the unit beside it.';
COMMENT ON COLUMN claims.unit IS
'What the number counts, or its currency as ISO 4217 code.';
COMMENT ON COLUMN claims.statement IS
'The claim as a sentence in own words.';

CREATE TABLE claim_sources (
    claim_id VARCHAR NOT NULL REFERENCES claims (claim_id),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (claim_id, source_id)
);
COMMENT ON TABLE claim_sources IS
'One row per claim and source.';
COMMENT ON COLUMN claim_sources.claim_id IS
'Claim that the source tells of.';
COMMENT ON COLUMN claim_sources.source_id IS
'Source of the claim.';

-- Deals. DuckDB compares a foreign key row by row, so that no deal could name an umbrella further
-- down the file: rules/umbrella_deals_exist.sql and its like hold the references within a table.

CREATE TABLE deals (
    deal_id VARCHAR PRIMARY KEY CHECK (is_id(deal_id)),
    title VARCHAR NOT NULL UNIQUE,
    vendor_id VARCHAR NOT NULL REFERENCES organizations (organization_id),
    program VARCHAR,
    country_iso3 VARCHAR REFERENCES countries (iso3),
    group_code VARCHAR CHECK (is_group_code(group_code)),
    jurisdiction VARCHAR,
    counterparty VARCHAR NOT NULL,
    counterparty_kind counterparty_kind NOT NULL,
    kind deal_kind NOT NULL,
    announced_date VARCHAR NOT NULL CHECK (is_partial_date(announced_date)),
    value_usd BIGINT CHECK (is_amount(value_usd)),
    value_note VARCHAR,
    value_basis value_basis,
    capacity_mw DOUBLE CHECK (is_amount(capacity_mw)),
    accelerator_count BIGINT CHECK (is_amount(accelerator_count)),
    umbrella_deal_id VARCHAR CHECK (is_id(umbrella_deal_id)),
    summary VARCHAR NOT NULL,
    confidence confidence NOT NULL
);
COMMENT ON TABLE deals IS
'One row per arrangement between an AI company or state programme and a country or group of states; its stage is not kept here but follows from its events.';
COMMENT ON COLUMN deals.deal_id IS
'Key of the deal.';
COMMENT ON COLUMN deals.title IS
'Short neutral title.';
COMMENT ON COLUMN deals.vendor_id IS
'Organization that brings the AI, the chips or the capital.';
COMMENT ON COLUMN deals.program IS
'Programme of the vendor or the state that the deal belongs to; empty when none is named.';
COMMENT ON COLUMN deals.country_iso3 IS
'Country concerned; empty when the deal is with a group of states.';
COMMENT ON COLUMN deals.group_code IS
'Group of states concerned, a group of country_groups.csv; empty when the deal is with one country.';
COMMENT ON COLUMN deals.jurisdiction IS
'State, region or city when the counterparty is below the national level; empty otherwise.';
COMMENT ON COLUMN deals.counterparty IS
'The other side, as text.';
COMMENT ON COLUMN deals.counterparty_kind IS
'What the other side is.';
COMMENT ON COLUMN deals.kind IS
'What the deal is for.';
COMMENT ON COLUMN deals.announced_date IS
'First public word of the deal, an announcement or a credible report of talks, as YYYY, YYYY-MM or YYYY-MM-DD.';
COMMENT ON COLUMN deals.value_usd IS
'Stated value, US dollars at a rough rate of the announcement, lower bound of a range; empty when not disclosed.';
COMMENT ON COLUMN deals.value_note IS
'The amount in its own currency, or a remark on it; empty when there is none.';
COMMENT ON COLUMN deals.value_basis IS
'What value_usd stands for; never add different bases; empty when not disclosed.';
COMMENT ON COLUMN deals.capacity_mw IS
'Electrical capacity stated for the deal, megawatts; empty when not disclosed.';
COMMENT ON COLUMN deals.accelerator_count IS
'Number of accelerators stated for the deal; empty when not disclosed.';
COMMENT ON COLUMN deals.umbrella_deal_id IS
'Deal that already contains this one, so that sums leave this one out; empty when none does.';
COMMENT ON COLUMN deals.summary IS
'At most two sentences in own words.';
COMMENT ON COLUMN deals.confidence IS
'How sure it is that the deal exists and stands at its stage; it says nothing about its money.';

CREATE TABLE deal_partners (
    deal_id VARCHAR NOT NULL REFERENCES deals (deal_id),
    organization_id VARCHAR NOT NULL REFERENCES organizations (organization_id),
    role partner_role NOT NULL,
    PRIMARY KEY (deal_id, organization_id, role)
);
COMMENT ON TABLE deal_partners IS
'One row per further organization that takes part in a deal, and its role.';
COMMENT ON COLUMN deal_partners.deal_id IS
'Deal that the organization takes part in.';
COMMENT ON COLUMN deal_partners.organization_id IS
'Organization that takes part.';
COMMENT ON COLUMN deal_partners.role IS
'What it does; partner where the role is not known.';

CREATE TABLE deal_sources (
    deal_id VARCHAR NOT NULL REFERENCES deals (deal_id),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (deal_id, source_id)
);
COMMENT ON TABLE deal_sources IS
'One row per deal and source, with the sources of all its events.';
COMMENT ON COLUMN deal_sources.deal_id IS
'Deal that the source tells of.';
COMMENT ON COLUMN deal_sources.source_id IS
'Source of the deal.';

CREATE TABLE deal_events (
    event_id VARCHAR PRIMARY KEY CHECK (is_id(event_id)),
    deal_id VARCHAR NOT NULL REFERENCES deals (deal_id),
    event_date VARCHAR CHECK (is_partial_date(event_date)),
    stage deal_stage NOT NULL,
    headline VARCHAR NOT NULL
);
COMMENT ON TABLE deal_events IS
'One row per step of a deal.';
COMMENT ON COLUMN deal_events.event_id IS
'Key of the event: the deal''s key and a running number by date, undated events first.';
COMMENT ON COLUMN deal_events.deal_id IS
'Deal that the event belongs to.';
COMMENT ON COLUMN deal_events.event_date IS
'When it happened, as YYYY, YYYY-MM or YYYY-MM-DD; a shorter date stands for its whole period; empty when not known.';
COMMENT ON COLUMN deal_events.stage IS
'How far the deal is after the event.';
COMMENT ON COLUMN deal_events.headline IS
'What happened, in own words.';

CREATE TABLE deal_event_sources (
    event_id VARCHAR NOT NULL REFERENCES deal_events (event_id),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (event_id, source_id)
);
COMMENT ON TABLE deal_event_sources IS
'One row per event and source.';
COMMENT ON COLUMN deal_event_sources.event_id IS
'Event that the source tells of.';
COMMENT ON COLUMN deal_event_sources.source_id IS
'Source of the event.';

-- Datacenters.

CREATE TABLE datacenters (
    datacenter_id VARCHAR PRIMARY KEY CHECK (is_id(datacenter_id)),
    name VARCHAR NOT NULL UNIQUE,
    country_iso3 VARCHAR NOT NULL REFERENCES countries (iso3),
    locality VARCHAR NOT NULL,
    latitude DOUBLE NOT NULL CHECK (is_latitude(latitude)),
    longitude DOUBLE NOT NULL CHECK (is_longitude(longitude)),
    coordinate_precision coordinate_precision NOT NULL,
    status datacenter_status NOT NULL,
    capacity_mw_planned DOUBLE CHECK (is_amount(capacity_mw_planned)),
    capacity_mw_operational DOUBLE CHECK (is_amount(capacity_mw_operational)),
    capacity_basis capacity_basis,
    first_online VARCHAR CHECK (is_partial_date(first_online)),
    full_online VARCHAR CHECK (is_partial_date(full_online)),
    capex_usd BIGINT CHECK (is_amount(capex_usd)),
    accelerators VARCHAR,
    accelerator_count BIGINT CHECK (is_amount(accelerator_count)),
    power_source VARCHAR,
    part_of_datacenter_id VARCHAR CHECK (is_id(part_of_datacenter_id)),
    summary VARCHAR NOT NULL,
    confidence confidence NOT NULL
);
COMMENT ON TABLE datacenters IS
'One row per AI datacenter, built or planned.';
COMMENT ON COLUMN datacenters.datacenter_id IS
'Key of the datacenter.';
COMMENT ON COLUMN datacenters.name IS
'Name under which it is shown.';
COMMENT ON COLUMN datacenters.country_iso3 IS
'Country in which it lies.';
COMMENT ON COLUMN datacenters.locality IS
'Town, district or region.';
COMMENT ON COLUMN datacenters.latitude IS
'Degrees north, WGS 84, as exact as coordinate_precision says.';
COMMENT ON COLUMN datacenters.longitude IS
'Degrees east, WGS 84, as exact as coordinate_precision says.';
COMMENT ON COLUMN datacenters.coordinate_precision IS
'What the point stands for; town points can be labelled site.';
COMMENT ON COLUMN datacenters.status IS
'How far it is built.';
COMMENT ON COLUMN datacenters.capacity_mw_planned IS
'Electrical capacity of the full plan, megawatts; empty when not disclosed.';
COMMENT ON COLUMN datacenters.capacity_mw_operational IS
'Electrical capacity estimated to be running, megawatts; empty when not known or none.';
COMMENT ON COLUMN datacenters.capacity_basis IS
'What the megawatts measure; empty when no megawatts are given.';
COMMENT ON COLUMN datacenters.first_online IS
'When the first part went or is expected to go online, as YYYY, YYYY-MM or YYYY-MM-DD; empty when not known.';
COMMENT ON COLUMN datacenters.full_online IS
'When the whole went or is expected to go online, as YYYY, YYYY-MM or YYYY-MM-DD; empty when not known.';
COMMENT ON COLUMN datacenters.capex_usd IS
'Building cost, stated or estimated, US dollars; empty when not disclosed.';
COMMENT ON COLUMN datacenters.accelerators IS
'Type of accelerators, installed or planned; empty when not disclosed.';
COMMENT ON COLUMN datacenters.accelerator_count IS
'Number of accelerators, installed or planned; empty when not disclosed.';
COMMENT ON COLUMN datacenters.power_source IS
'Where the power comes from; empty when not disclosed.';
COMMENT ON COLUMN datacenters.part_of_datacenter_id IS
'Bigger datacenter row that contains this one, so that sums leave this one out; empty when none does.';
COMMENT ON COLUMN datacenters.summary IS
'At most two sentences in own words; likely and speculative tenants are marked here.';
COMMENT ON COLUMN datacenters.confidence IS
'How sure it is that the datacenter exists and stands at its status; it says nothing about its money.';

CREATE TABLE datacenter_organizations (
    datacenter_id VARCHAR NOT NULL REFERENCES datacenters (datacenter_id),
    organization_id VARCHAR NOT NULL REFERENCES organizations (organization_id),
    role datacenter_role NOT NULL,
    PRIMARY KEY (datacenter_id, organization_id, role)
);
COMMENT ON TABLE datacenter_organizations IS
'One row per datacenter, organization and role, now or by plan.';
COMMENT ON COLUMN datacenter_organizations.datacenter_id IS
'Datacenter that the organization belongs to.';
COMMENT ON COLUMN datacenter_organizations.organization_id IS
'Organization that operates, owns or uses it.';
COMMENT ON COLUMN datacenter_organizations.role IS
'What the organization is to the datacenter; a likely tenant is listed and marked in the summary.';

CREATE TABLE datacenter_sources (
    datacenter_id VARCHAR NOT NULL REFERENCES datacenters (datacenter_id),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (datacenter_id, source_id)
);
COMMENT ON TABLE datacenter_sources IS
'One row per datacenter and source, with the sources of all its milestones.';
COMMENT ON COLUMN datacenter_sources.datacenter_id IS
'Datacenter that the source tells of.';
COMMENT ON COLUMN datacenter_sources.source_id IS
'Source of the datacenter.';

CREATE TABLE datacenter_deals (
    datacenter_id VARCHAR NOT NULL REFERENCES datacenters (datacenter_id),
    deal_id VARCHAR NOT NULL REFERENCES deals (deal_id),
    PRIMARY KEY (datacenter_id, deal_id)
);
COMMENT ON TABLE datacenter_deals IS
'One row per datacenter and deal that it comes from.';
COMMENT ON COLUMN datacenter_deals.datacenter_id IS
'Datacenter that comes from the deal.';
COMMENT ON COLUMN datacenter_deals.deal_id IS
'Deal that the datacenter comes from.';

CREATE TABLE capacity_milestones (
    datacenter_id VARCHAR NOT NULL REFERENCES datacenters (datacenter_id),
    milestone_date VARCHAR NOT NULL CHECK (is_partial_date(milestone_date)),
    capacity_mw DOUBLE NOT NULL CHECK (is_amount(capacity_mw)),
    kind milestone_kind NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (datacenter_id, milestone_date)
);
COMMENT ON TABLE capacity_milestones IS
'One row per day from which a datacenter runs, or is to run, a new total of megawatts.';
COMMENT ON COLUMN capacity_milestones.datacenter_id IS
'Datacenter whose capacity changes.';
COMMENT ON COLUMN capacity_milestones.milestone_date IS
'From when on, as YYYY, YYYY-MM or YYYY-MM-DD.';
COMMENT ON COLUMN capacity_milestones.capacity_mw IS
'Megawatts running in total from then on, measured as the datacenter''s capacity_basis says.';
COMMENT ON COLUMN capacity_milestones.kind IS
'Whether the capacity was seen or estimated as running, or is planned.';
COMMENT ON COLUMN capacity_milestones.source_id IS
'Source of the milestone.';

-- Where the sources disagree.

CREATE TABLE contradictions (
    topic VARCHAR PRIMARY KEY,
    contradiction VARCHAR NOT NULL,
    deal_ids VARCHAR CHECK (is_list(deal_ids)),
    datacenter_ids VARCHAR CHECK (is_list(datacenter_ids))
);
COMMENT ON TABLE contradictions IS
'One row per known contradiction between sources, or between rows of these facts.';
COMMENT ON COLUMN contradictions.topic IS
'What the contradiction is about.';
COMMENT ON COLUMN contradictions.contradiction IS
'What is said on each side.';
COMMENT ON COLUMN contradictions.deal_ids IS
'Deals that it surely concerns, parted by semicolons; empty when there are none.';
COMMENT ON COLUMN contradictions.datacenter_ids IS
'Datacenters that it surely concerns, parted by semicolons; empty when there are none.';
