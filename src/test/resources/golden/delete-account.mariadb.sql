delete from `crm`.`account`
where (
  `crm`.`account`.`closed_at` >= '1970-01-03 00:00:00'
  and `crm`.`account`.`closed_at` < '2026-05-21 23:00:00'
  and dayofmonth(`crm`.`account`.`closed_at`) between 1 and dayofmonth(last_day(`crm`.`account`.`closed_at`))
  and cast(convert(`crm`.`account`.`state` using utf8mb4) as binary) = X'636C6F736564'
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
  and not (coalesce(
    (
      `crm`.`account`.`id` in (17)
      or `crm`.`account`.`referrer` in (17)
      or `crm`.`account`.`email` in ('ann@example.org')
    ),
    false
  ))
  and not exists (
    select 1 as `one`
    from `crm`.`orders` as `t1`
    where `t1`.`account` = `crm`.`account`.`id`
  )
  and not exists (
    select 1 as `one`
    from `crm`.`account` as `t1`
    where `t1`.`referrer` = `crm`.`account`.`id`
  )
)
