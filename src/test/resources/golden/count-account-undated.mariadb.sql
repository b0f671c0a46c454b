select count(*)
from `crm`.`account`
where (
  cast(convert(`crm`.`account`.`state` using utf8mb4) as binary) = X'636C6F736564'
  and not (case
    when (
      `crm`.`account`.`closed_at` >= '1970-01-03 00:00:00'
      and dayofmonth(`crm`.`account`.`closed_at`) between 1 and dayofmonth(last_day(`crm`.`account`.`closed_at`))
      and `crm`.`account`.`closed_at` < '2020-01-01 00:00:00'
    ) then true
    when (
      `crm`.`account`.`closed_at` >= '1970-01-03 00:00:00'
      and dayofmonth(`crm`.`account`.`closed_at`) between 1 and dayofmonth(last_day(`crm`.`account`.`closed_at`))
      and `crm`.`account`.`closed_at` >= '2020-01-01 00:00:00'
    ) then false
  end)
  and (
    `crm`.`account`.`closed_at` is null
    or `crm`.`account`.`closed_at` < '1970-01-03 00:00:00'
    or `crm`.`account`.`closed_at` > '2026-11-22 12:00:00'
    or (
      `crm`.`account`.`closed_at` < '2026-05-21 23:00:00'
      and not (coalesce(
        (dayofmonth(`crm`.`account`.`closed_at`) between 1 and dayofmonth(last_day(`crm`.`account`.`closed_at`))),
        false
      ))
    )
  )
)
