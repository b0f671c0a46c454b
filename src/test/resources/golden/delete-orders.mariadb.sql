delete from `crm`.`orders`
where (
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
  and not (coalesce(
    (
      (`crm`.`orders`.`tenant`, `crm`.`orders`.`number`) in ((X'0198F2', 3))
      or `crm`.`orders`.`account` in (17)
    ),
    false
  ))
)
