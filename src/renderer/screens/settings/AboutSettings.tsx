import { useQuery } from '@tanstack/react-query'
import { LicenceList } from '../../library/LicenceText.tsx'
import { orpc } from '../../rpc/client.ts'
import { SectionTitle, Setting } from './Setting.tsx'

const LICENCES =
  'React, Mantine, TanStack, oRPC, zod, Kysely, zustand, lucide, hash-wasm, typage (age-encryption), zxcvbn-ts and react-pdf under MIT, ISC or BSD; SQLite in the public domain with SQLite3 Multiple Ciphers under MIT; Inter and Source Serif 4 under the SIL Open Font License; the EFF word list under CC BY 3.0.'

/** Version, licences, and what this program does not do. */
export function AboutSettings() {
  const { data: status } = useQuery(orpc.vaults.status.queryOptions())
  return (
    <>
      <SectionTitle first title="About" />
      <Setting name="Version">
        Perennial {status?.version}, {status?.shell === 'electron' ? 'desktop window' : 'in the browser, served by this computer to itself'}
        .
      </Setting>
      <Setting name="Network">
        None. No request leaves this computer: no telemetry, no check for updates, no font or picture from elsewhere. A newer version has to
        be fetched by hand.
      </Setting>
      <Setting name="Vaults">Kept in {status?.folder}.</Setting>
      <Setting name="Licences">
        Perennial is under the MIT License. Inside are {LICENCES}{' '}
        <a className="link" href="./THIRD-PARTY.txt" target="_blank" rel="noopener">
          All licences in full
        </a>
      </Setting>
      <Setting name="Library material" below={<LicenceList />}>
        Frameworks and questions of Monzo, the Financial Times, Medium, Dropbox, Jorge Fioranelli and Vidal Graupera, each credited where it
        stands. The frameworks of the UK Government contain public sector information licensed under the Open Government Licence v3.0
        (nationalarchives.gov.uk/doc/open-government-licence/version/3). The full texts of the others:
      </Setting>
      <Setting name="Role library">
        This application includes information from the O*NET 29.3 Database (www.onetcenter.org/database.html) by the U.S. Department of
        Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license (creativecommons.org/licenses/by/4.0).
        O*NET® is a trademark of USDOL/ETA. Perennial has modified all or some of this information. USDOL/ETA has not approved, endorsed, or
        tested these modifications.
      </Setting>
    </>
  )
}
