/** Every key of the app, in the order the list shows them. */
export const keyboardMap: readonly { readonly title: string; readonly keys: readonly (readonly [keys: string, does: string])[] }[] = [
  {
    title: 'Anywhere',
    keys: [
      ['Ctrl K', 'Search and commands'],
      ['Ctrl Shift L', 'Lock the vault'],
      ['Ctrl Z', 'Undo the last action'],
      ['N', 'Private note, about the current person'],
      ['?', 'This list'],
      ['F6', 'Next region: bar, sidebar, main, panel, last change'],
      ['Ctrl .', 'Show or hide the side panel'],
      ['Alt 1', 'Switch to the first vault, up to 9'],
      ['Esc', 'Close, clear, back; text is kept'],
    ],
  },
  {
    title: 'Go to',
    keys: [
      ['G T', 'Today'],
      ['G P', 'People'],
      ['G G', 'Goals'],
      ['G R', 'Reviews'],
      ['G S', 'Settings'],
      ['[', 'Previous person: of the team, or of the list'],
      [']', 'Next person: of the team, or of the list'],
      ['O', 'One-to-ones of the current person'],
    ],
  },
  {
    title: 'Lists',
    keys: [
      ['J', 'Next row, or the arrow down'],
      ['K', 'Previous row, or the arrow up'],
      ['Enter', 'Open the row'],
      ['Ctrl Enter', 'Show the person of the row beside the list'],
      ['E', 'Edit the person of the row'],
      ['X', 'Select the row'],
      ['Shift J', 'Extend the selection, and Shift K back'],
      ['F', 'Filter the list'],
      ['S', 'Put off the focused line of Today'],
    ],
  },
  {
    title: 'Org chart',
    keys: [
      ['Space', 'Open or close what is below'],
      ['Enter', 'Open the person'],
      ['F', 'Find a person'],
      ['+', 'Larger, and - smaller'],
      ['0', 'Actual size'],
      ['1', 'All of it'],
    ],
  },
  {
    title: 'Writing',
    keys: [
      ['Ctrl Enter', 'Keep, finish, next field group'],
      ['A', 'New agenda item'],
      ['T', 'Turn the agenda item into an action item'],
      ['D', 'New decision'],
      ['→', 'Carry the focused agenda item over to the next one-to-one, once this one is over'],
      ['I', 'Check in on the focused goal'],
      ['C', 'Cite the focused evidence'],
      ['1', 'Score step, 1 to 5; 0 is not seen'],
    ],
  },
]
