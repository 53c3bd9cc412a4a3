import classes from './RoleCredit.module.css'

/** Whose data it is, in the words its owner asks for. Addresses are text: this app opens nothing on the network. */
export function RoleCredit() {
  return (
    <p className={classes.credit}>
      This page includes information from the O*NET 29.3 Database (www.onetcenter.org/database.html) by the U.S. Department of Labor,
      Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license (creativecommons.org/licenses/by/4.0). O*NET® is
      a trademark of USDOL/ETA. Perennial has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested
      these modifications.
    </p>
  )
}
