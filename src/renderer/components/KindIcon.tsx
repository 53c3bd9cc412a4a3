import {
  Award,
  BriefcaseBusiness,
  Building2,
  CircleAlert,
  CircleDot,
  FilePen,
  Gift,
  GraduationCap,
  Handshake,
  LifeBuoy,
  LockKeyhole,
  type LucideIcon,
  MailCheck,
  MessageSquareQuote,
  MessagesSquare,
  NotebookText,
  Signature,
  Sprout,
  SquareCheckBig,
} from 'lucide-react'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  'private-note': LockKeyhole,
  'shared-note': NotebookText,
  note: NotebookText,
  feedback: MessageSquareQuote,
  'one-to-one': MessagesSquare,
  'check-in': Sprout,
  goal: Sprout,
  'action-item': SquareCheckBig,
  agreement: Handshake,
  review: FilePen,
  'sign-off': Signature,
  reward: Gift,
  recognition: Award,
  package: MailCheck,
  hired: Building2,
  'job-and-team': BriefcaseBusiness,
  development: GraduationCap,
  concern: CircleAlert,
  'improvement-plan': LifeBuoy,
}

/** The icon of a kind of record. Decoration: the word stands beside it. */
export function KindIcon({ kind, size = 16 }: { readonly kind: string; readonly size?: number }) {
  const Icon = ICONS[kind] ?? CircleDot
  return <Icon size={size} strokeWidth={1.75} aria-hidden="true" />
}
