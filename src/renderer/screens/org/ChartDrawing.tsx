import { titleOf } from './ChartCard.tsx'
import { type Box, CARD, type Layout } from './chart-layout.ts'
import type { ChartNode, ChartTree } from './chart-tree.ts'

interface ChartDrawingProps {
  readonly tree: ChartTree
  readonly open: ReadonlySet<string>
  readonly layout: Layout
}

const INK = { text: '#1f1d1a', quiet: '#55514a', line: '#8a857b', edge: '#a8a297', paper: '#ffffff' } as const
const FACES = {
  name: '"Source Serif 4 Variable", "Source Serif 4", Georgia, serif',
  fact: '"Inter Variable", Inter, Arial, sans-serif',
} as const
const PAD = 12

/** The cards and lines as plain SVG, black on white, with every colour and size written on it: for paper, and for a file. */
export function ChartDrawing({ tree, open, layout }: ChartDrawingProps) {
  return (
    <>
      <path d={layout.lines.map(({ d }) => d).join('')} fill="none" stroke={INK.line} strokeWidth={1.25} />
      {layout.boxes.map((box) => {
        const node = tree.nodes.get(box.id)
        return node === undefined ? null : (
          <Card key={box.id} node={node} box={box} closed={node.children.length > 0 && !open.has(box.id)} />
        )
      })}
    </>
  )
}

function Card({ node, box, closed }: { readonly node: ChartNode; readonly box: Box; readonly closed: boolean }) {
  const { person } = node
  const dashed = node.context || (person !== null && person.standing !== 'active')
  const [left, middle] = [box.x + PAD, box.x + CARD.width / 2]
  return (
    <g>
      <rect
        x={box.x}
        y={box.y}
        width={CARD.width}
        height={CARD.height}
        rx={6}
        fill={INK.paper}
        stroke={INK.edge}
        strokeWidth={1.25}
        {...(dashed ? { strokeDasharray: '4 3' } : {})}
      />
      <text x={left} y={box.y + 24} fontFamily={FACES.name} fontSize={15} fontWeight={600} fill={INK.text}>
        {fitted(titleOf(node), `600 15px ${FACES.name}`)}
      </text>
      <text x={left} y={box.y + 41} fontFamily={FACES.fact} fontSize={11.5} fill={INK.quiet}>
        {fitted(person?.jobTitle ?? '', `11.5px ${FACES.fact}`)}
      </text>
      <text x={left} y={box.y + 56} fontFamily={FACES.fact} fontSize={11.5} fill={INK.quiet}>
        {fitted(unitWords(node), `11.5px ${FACES.fact}`)}
      </text>
      {closed && (
        <>
          <rect x={middle - 24} y={box.y + CARD.height - 8} width={48} height={16} rx={8} fill={INK.paper} stroke={INK.edge} />
          <text x={middle} y={box.y + CARD.height + 4} textAnchor="middle" fontFamily={FACES.fact} fontSize={11} fill={INK.quiet}>
            {`+ ${node.below}`}
          </text>
        </>
      )}
    </g>
  )
}

function unitWords({ person }: ChartNode): string {
  if (person === null) return ''
  const standing = person.standing === 'left' ? 'Left' : person.standing === 'removed' ? 'Removed' : null
  return [standing, person.unit].filter(Boolean).join(' · ')
}

let ruler: CanvasRenderingContext2D | null = null

/** A text cut to the width of a card, with an ellipsis. */
function fitted(text: string, font: string): string {
  ruler ??= document.createElement('canvas').getContext('2d')
  if (ruler === null || text === '') return text
  ruler.font = font
  const room = CARD.width - 2 * PAD
  if (ruler.measureText(text).width <= room) return text
  const letters = [...text]
  let length = Math.floor((letters.length * room) / ruler.measureText(text).width)
  while (length > 1 && ruler.measureText(`${letters.slice(0, length).join('')}…`).width > room) length -= 1
  return `${letters.slice(0, length).join('').trimEnd()}…`
}
