import { StyleSheet } from '@react-pdf/renderer'
import { SANS, SERIF } from './fonts.ts'

/** Points per millimetre. */
const MM = 72 / 25.4
const MARGIN = 20 * MM
const A4_HEIGHT = 297 * MM
const INK = '#1a1a1a'
const SOFT = '#55534c'
const HAIR = '#c9c5bb'
const RULE = '#8b877c'

/** The one colour on paper. */
export const MOSS = '#5D7E46'

export const styles = StyleSheet.create({
  page: {
    paddingTop: MARGIN,
    paddingHorizontal: MARGIN,
    paddingBottom: MARGIN + 16,
    fontFamily: SANS,
    fontSize: 9,
    lineHeight: 1.45,
    color: INK,
  },
  head: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'center', marginBottom: 22 },
  firm: { flexDirection: 'row', alignItems: 'center', gap: 7 },
  soft: { color: SOFT },
  name: { fontFamily: SERIF, fontSize: 25, fontWeight: 600, lineHeight: 1.2 },
  under: { fontSize: 9.5, color: SOFT, marginTop: 1 },
  score: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 15,
    marginTop: 13,
    paddingVertical: 9,
    borderTop: `0.75pt solid ${HAIR}`,
    borderBottom: `0.75pt solid ${HAIR}`,
  },
  scoreNumber: { fontFamily: SERIF, fontSize: 23, fontWeight: 600, lineHeight: 1, marginTop: -9 },
  strong: { fontWeight: 600 },
  section: { fontFamily: SERIF, fontSize: 13.5, fontWeight: 600, marginTop: 17, marginBottom: 4, lineHeight: 1.3 },
  prose: { fontFamily: SERIF, fontSize: 11.5, lineHeight: 1.48, marginBottom: 4 },
  item: { flexDirection: 'row', fontFamily: SERIF, fontSize: 11.5, lineHeight: 1.48, marginBottom: 2 },
  bullet: { minWidth: 13, paddingRight: 3 },
  itemText: { flex: 1 },
  quote: { fontStyle: 'italic', borderLeft: `1.5pt solid ${RULE}`, paddingLeft: 11, marginVertical: 4 },
  emphasis: { fontStyle: 'italic' },
  tableHead: { flexDirection: 'row', borderBottom: `0.75pt solid ${RULE}`, paddingBottom: 4, marginTop: 3, color: SOFT },
  row: { borderBottom: `0.5pt solid ${HAIR}`, paddingVertical: 5 },
  cells: { flexDirection: 'row' },
  rowComment: { marginTop: 2 },
  goal: { width: '43%', paddingRight: 12 },
  result: { flex: 1, paddingRight: 10 },
  weight: { width: 48, textAlign: 'right' },
  rating: { width: 46, textAlign: 'right' },
  competency: { flexDirection: 'row', gap: 8, marginTop: 8, marginBottom: 1 },
  own: { fontSize: 8.5, color: SOFT, marginBottom: 3 },
  reference: { fontFamily: SANS, fontSize: 7, verticalAlign: 'super' },
  notes: { fontSize: 8, color: SOFT, marginTop: 7, lineHeight: 1.5 },
  signatures: { flexDirection: 'row', gap: 23, marginTop: 2 },
  signature: { flex: 1, borderTop: `1pt solid ${INK}`, paddingTop: 5 },
  statement: { borderLeft: `1.5pt solid ${RULE}`, paddingLeft: 12, marginTop: 9 },
  statementText: { fontFamily: SERIF, fontSize: 11.5, lineHeight: 1.48, fontStyle: 'italic', marginBottom: 3 },
  foot: {
    position: 'absolute',
    top: A4_HEIGHT - MARGIN - 4,
    left: MARGIN,
    right: MARGIN,
    borderTop: `0.75pt solid ${HAIR}`,
    paddingTop: 8,
    flexDirection: 'row',
    justifyContent: 'space-between',
    fontSize: 8,
    color: SOFT,
  },
})
