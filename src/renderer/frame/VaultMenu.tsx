import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown, Lock, Plus, Settings } from 'lucide-react'
import type { VaultSummary } from '../../shared/contract/vault-facts.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { VaultGlyph } from '../components/VaultGlyph.tsx'
import { lockVault } from '../rpc/locking.ts'
import classes from './VaultMenu.module.css'

interface VaultMenuProps {
  readonly vault: VaultSummary
  readonly vaults: readonly VaultSummary[]
}

/** Name and colour of the open vault, and the way to another one: it locks this one first. */
export function VaultMenu({ vault, vaults }: VaultMenuProps) {
  const navigate = useNavigate()
  const others = vaults.map((other, index) => ({ other, index })).filter(({ other }) => other.id !== vault.id)
  return (
    <>
      <span className={`${classes.strip} no-print`} style={{ background: `var(--vault-${vault.colour})` }} aria-hidden="true" />
      <Menu position="bottom-start" width={280} offset={4} withinPortal={false}>
        <Menu.Target>
          <button type="button" className={classes.target}>
            <VaultGlyph colour={vault.colour} size={16} />
            <span className={classes.name}>{vault.name}</span>
            <ChevronsUpDown size={15} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Switching locks {vault.name} first</Menu.Label>
          {others.map(({ other, index }) => (
            <Menu.Item
              key={other.id}
              leftSection={<VaultGlyph colour={other.colour} size={16} />}
              rightSection={index < 9 ? <KeyCap keys={`Alt ${index + 1}`} /> : undefined}
              onClick={() => void lockVault(other.id)}
            >
              {other.name}
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<Plus size={16} aria-hidden="true" />} onClick={() => void lockVault()}>
            Open another vault
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<Settings size={16} aria-hidden="true" />}
            onClick={() => void navigate({ to: '/settings/$section', params: { section: 'general' } })}
          >
            Settings of this vault
          </Menu.Item>
          <Menu.Item
            leftSection={<Lock size={16} aria-hidden="true" />}
            rightSection={<KeyCap keys="Ctrl Shift L" />}
            onClick={() => void lockVault()}
          >
            Lock
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
