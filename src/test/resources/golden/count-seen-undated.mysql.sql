select count(*)
from `crm`.`orders`
where (
  `crm`.`orders`.`seen` is null
  or `crm`.`orders`.`seen` < '19700103000000'
  or `crm`.`orders`.`seen` > '20261122210000'
  or (
    `crm`.`orders`.`seen` < '20261023080000'
    and not (coalesce(
      (
        char_length(cast(`crm`.`orders`.`seen` as char)) = 14
        and cast(`crm`.`orders`.`seen` as char) regexp '^([0-9]{4}((0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])|(0[469]|11)(0[1-9]|[12][0-9]|30)|02(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)0229)([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]$'
      ),
      false
    ))
  )
)
