select
  cast(
    cast(`crm`.`account`.`closed_at` as date)
    as char
  ),
  count(*),
  coalesce(
    sum(
      case
        when coalesce(
          (
            `crm`.`account`.`id` in (17)
            or `crm`.`account`.`referrer` in (17)
          ),
          false
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
          not (coalesce(
            (
              `crm`.`account`.`id` in (17)
              or `crm`.`account`.`referrer` in (17)
            ),
            false
          ))
          and (
            exists (
              select 1 as `one`
              from `crm`.`orders` as `t1`
              where (
                `t1`.`account` = `crm`.`account`.`id`
                and not (coalesce(
                  (
                    (
                      exists (
                        select 1 as `one`
                        from `crm`.`account` as `t2`
                        where (
                          `t2`.`id` = `t1`.`account`
                          and `t2`.`closed_at` >= '1970-01-03 00:00:00'
                          and `t2`.`closed_at` < '2025-11-22 00:00:00'
                          and dayofmonth(`t2`.`closed_at`) between 1 and dayofmonth(last_day(`t2`.`closed_at`))
                        )
                      )
                      and not (coalesce(
                        (`t1`.`account` in (17)),
                        false
                      ))
                    )
                    or (
                      `t1`.`seen` >= '19700103000000'
                      and `t1`.`seen` < '20261023080000'
                      and char_length(cast(`t1`.`seen` as char)) = 14
                      and cast(`t1`.`seen` as char) regexp '^([0-9]{4}((0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])|(0[469]|11)(0[1-9]|[12][0-9]|30)|02(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)0229)([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]$'
                      and not (coalesce(
                        (`t1`.`account` in (17)),
                        false
                      ))
                    )
                  ),
                  false
                ))
              )
            )
            or exists (
              select 1 as `one`
              from `crm`.`account` as `t1`
              where (
                `t1`.`referrer` = `crm`.`account`.`id`
                and not (coalesce(
                  (
                    `t1`.`closed_at` >= '1970-01-03 00:00:00'
                    and `t1`.`closed_at` < '2026-05-21 23:00:00'
                    and dayofmonth(`t1`.`closed_at`) between 1 and dayofmonth(last_day(`t1`.`closed_at`))
                    and cast(convert(`t1`.`state` using utf8mb4) as binary) = X'636C6F736564'
                    and not (case
                      when (
                        `t1`.`closed_at` >= '1970-01-03 00:00:00'
                        and dayofmonth(`t1`.`closed_at`) between 1 and dayofmonth(last_day(`t1`.`closed_at`))
                        and `t1`.`closed_at` < '2020-01-01 00:00:00'
                      ) then true
                      when (
                        `t1`.`closed_at` >= '1970-01-03 00:00:00'
                        and dayofmonth(`t1`.`closed_at`) between 1 and dayofmonth(last_day(`t1`.`closed_at`))
                        and `t1`.`closed_at` >= '2020-01-01 00:00:00'
                      ) then false
                    end)
                    and not (coalesce(
                      (
                        `t1`.`id` in (17)
                        or `t1`.`referrer` in (17)
                      ),
                      false
                    ))
                    and not exists (
                      select 1 as `one`
                      from `crm`.`orders` as `t2`
                      where (
                        `t2`.`account` = `t1`.`id`
                        and not (coalesce(
                          (
                            (
                              exists (
                                select 1 as `one`
                                from `crm`.`account` as `t3`
                                where (
                                  `t3`.`id` = `t2`.`account`
                                  and `t3`.`closed_at` >= '1970-01-03 00:00:00'
                                  and `t3`.`closed_at` < '2025-11-22 00:00:00'
                                  and dayofmonth(`t3`.`closed_at`) between 1 and dayofmonth(last_day(`t3`.`closed_at`))
                                )
                              )
                              and not (coalesce(
                                (`t2`.`account` in (17)),
                                false
                              ))
                            )
                            or (
                              `t2`.`seen` >= '19700103000000'
                              and `t2`.`seen` < '20261023080000'
                              and char_length(cast(`t2`.`seen` as char)) = 14
                              and cast(`t2`.`seen` as char) regexp '^([0-9]{4}((0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])|(0[469]|11)(0[1-9]|[12][0-9]|30)|02(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)0229)([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]$'
                              and not (coalesce(
                                (`t2`.`account` in (17)),
                                false
                              ))
                            )
                          ),
                          false
                        ))
                      )
                    )
                  ),
                  false
                ))
              )
            )
          )
        ) then 1
        else 0
      end
    ),
    0
  )
from `crm`.`account`
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
)
group by cast(
  cast(`crm`.`account`.`closed_at` as date)
  as char
)
order by cast(
  cast(`crm`.`account`.`closed_at` as date)
  as char
)
