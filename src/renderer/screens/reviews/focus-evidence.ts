/** Leads from a text to what can be cited into it. */
export function focusEvidence(): void {
  document.querySelector<HTMLElement>('[data-evidence]')?.focus()
}
