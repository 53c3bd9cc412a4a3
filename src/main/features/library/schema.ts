export interface JobProfileTable {
  id: string
  title: string
  purpose: string
}
