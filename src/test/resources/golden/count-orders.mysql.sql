select
  count(*),
  coalesce(
    sum(
      case
        when exists (
          select 1 as `one`
          from `crm`.`account` as `t1`
          where (
            `t1`.`id` = `crm`.`orders`.`account`
            and `t1`.`closed_at` >= '1970-01-03 00:00:00'
            and `t1`.`closed_at` < '2025-11-22 00:00:00'
            and dayofmonth(`t1`.`closed_at`) between 1 and dayofmonth(last_day(`t1`.`closed_at`))
          )
        ) then 1
        else 0
      end
    ),
    0
  ),
  coalesce(
    sum(
      case
        when (
          exists (
            select 1 as `one`
            from `crm`.`account` as `t1`
            where (
              `t1`.`id` = `crm`.`orders`.`account`
              and `t1`.`closed_at` >= '1970-01-03 00:00:00'
              and `t1`.`closed_at` < '2025-11-22 00:00:00'
              and dayofmonth(`t1`.`closed_at`) between 1 and dayofmonth(last_day(`t1`.`closed_at`))
            )
          )
          and coalesce(
            (`crm`.`orders`.`account` in (17)),
            false
          )
        ) then 1
        else 0
      end
    ),
    0
  ),
  0,
  coalesce(
    sum(
      case
        when not exists (
          select 1 as `one`
          from `crm`.`account` as `t1`
          where (
            `t1`.`id` = `crm`.`orders`.`account`
            and `t1`.`closed_at` >= '1970-01-03 00:00:00'
            and `t1`.`closed_at` <= '2026-11-22 12:00:00'
            and dayofmonth(`t1`.`closed_at`) between 1 and dayofmonth(last_day(`t1`.`closed_at`))
          )
        ) then 1
        else 0
      end
    ),
    0
  )
from `crm`.`orders`
