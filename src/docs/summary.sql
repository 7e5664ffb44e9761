-- One row a customer, as `npm run ltv -- summarise` writes it, for warehouses that hold more orders than one machine reads. `fit` and `project` read its result as CSV.
--
-- Needs: a table or view `orders` with customer_id, order_id, ordered_at, amount, all as they were exported; a negative amount is a refund.
-- Needs: `settings` below, with the last day that counts, the shop's time zone, and how many minor units make a major one (100; 1 for JPY, 1000 for KWD).
--
-- Written for DuckDB. In the others these places differ:
--   Postgres    has ::date, ::timestamptz, `at time zone` and filter; `least` and `greatest` too. Write ::numeric for ::decimal(38, 6).
--   BigQuery    date(timestamp(ordered_at), time_zone) for the day; cast(… as int64); date_diff(b, a, day) for b - a; least, greatest as here;
--               max(if(minor > 0, 1, 0)) for the filters; ieee_divide is not needed, as / gives floating point.
--   Snowflake   convert_timezone(time_zone, ordered_at::timestamp_tz)::date for the day; datediff(day, a, b) for b - a; iff for the filters.
--
-- Rows of one order id are summed: its lines, and what was refunded of it. A refund that names no order is taken from the latest earlier
-- ones: from the newest row back, `debt` is what refunds have not yet found an order for, and an order keeps what is more than that. An
-- order that is refunded whole is none, one that cost nothing is; orders of one day are one purchase. log_gaps takes half a day off each
-- gap, since gaps are whole days.

with settings as (
  select date '2011-12-09' as last_day, 'UTC' as time_zone, 100 as minor_per_major
),
lines as (
  select customer_id, order_id, ordered_at::timestamptz as moment,
    (ordered_at::timestamptz at time zone time_zone)::date as day,
    round(amount::decimal(38, 6) * minor_per_major)::bigint as minor
  from orders cross join settings
),
known as (
  select lines.* from lines cross join settings where day <= last_day
),
by_order as (
  select customer_id, order_id, sum(minor)::bigint as minor,
    coalesce(max(minor), 0) > 0 as is_paid,
    case when sum(minor) < 0 then max(moment) filter (where minor < 0) else min(moment) filter (where minor >= 0) end as moment,
    case when sum(minor) < 0 then max(day) filter (where minor < 0) else min(day) filter (where minor >= 0) end as day
  from known group by customer_id, order_id
),
trades as (
  select *, row_number() over (partition by customer_id order by moment desc, minor asc, order_id) as place
  from by_order where minor <> 0 or not is_paid
),
sums as (
  select *, sum(-minor) over (partition by customer_id order by place rows unbounded preceding) as owed from trades
),
debts as (
  select *, owed - least(0, min(owed) over (partition by customer_id order by place rows unbounded preceding)) as debt from sums
),
due as (
  select *, coalesce(lag(debt) over (partition by customer_id order by place), 0) as debt_before from debts
),
kept as (
  select customer_id, day, greatest(0, minor - debt_before) as minor from due where minor > debt_before or minor = 0
),
days as (
  select customer_id, day, sum(minor)::bigint as minor from kept group by customer_id, day
),
gaps as (
  select *, lag(day) over (partition by customer_id order by day) as previous from days
)
select customer_id,
  count(*) - 1 as frequency,
  (max(day) - min(day)) / 7.0 as recency,
  (max(last_day) - min(day)) / 7.0 as "T",
  avg(minor) / max(minor_per_major) as monetary_value,
  coalesce(sum(ln((day - previous - 0.5) / 7.0)), 0) as log_gaps
from gaps cross join settings
group by customer_id
order by customer_id
