/** Each framework is read only when it is looked at. Written by hand so that the bundler sees every file; shipped-frameworks.test.ts counts them. */
export const frameworkFiles: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  'uk-gdad': () => import('../../../../resources/library/frameworks/uk-gdad.json', { with: { type: 'json' } }),
  'uk-behaviours': () => import('../../../../resources/library/frameworks/uk-behaviours.json', { with: { type: 'json' } }),
  'monzo-customer-operations': () =>
    import('../../../../resources/library/frameworks/monzo-customer-operations.json', { with: { type: 'json' } }),
  'monzo-product-design': () => import('../../../../resources/library/frameworks/monzo-product-design.json', { with: { type: 'json' } }),
  'monzo-user-research': () => import('../../../../resources/library/frameworks/monzo-user-research.json', { with: { type: 'json' } }),
  'monzo-visual-design': () => import('../../../../resources/library/frameworks/monzo-visual-design.json', { with: { type: 'json' } }),
  'monzo-backend-engineering': () =>
    import('../../../../resources/library/frameworks/monzo-backend-engineering.json', { with: { type: 'json' } }),
  'monzo-data-engineering': () =>
    import('../../../../resources/library/frameworks/monzo-data-engineering.json', { with: { type: 'json' } }),
  'monzo-mobile-engineering': () =>
    import('../../../../resources/library/frameworks/monzo-mobile-engineering.json', { with: { type: 'json' } }),
  'monzo-quality-analyst': () => import('../../../../resources/library/frameworks/monzo-quality-analyst.json', { with: { type: 'json' } }),
  'monzo-web-engineering': () => import('../../../../resources/library/frameworks/monzo-web-engineering.json', { with: { type: 'json' } }),
  'monzo-executive-support': () =>
    import('../../../../resources/library/frameworks/monzo-executive-support.json', { with: { type: 'json' } }),
  'monzo-generic': () => import('../../../../resources/library/frameworks/monzo-generic.json', { with: { type: 'json' } }),
  'monzo-marketing': () => import('../../../../resources/library/frameworks/monzo-marketing.json', { with: { type: 'json' } }),
  'monzo-operations-individual-contributor': () =>
    import('../../../../resources/library/frameworks/monzo-operations-individual-contributor.json', { with: { type: 'json' } }),
  'monzo-operations-leadership': () =>
    import('../../../../resources/library/frameworks/monzo-operations-leadership.json', { with: { type: 'json' } }),
  'monzo-people': () => import('../../../../resources/library/frameworks/monzo-people.json', { with: { type: 'json' } }),
  'monzo-product': () => import('../../../../resources/library/frameworks/monzo-product.json', { with: { type: 'json' } }),
  'monzo-technical-operations': () =>
    import('../../../../resources/library/frameworks/monzo-technical-operations.json', { with: { type: 'json' } }),
  'ft-engineering': () => import('../../../../resources/library/frameworks/ft-engineering.json', { with: { type: 'json' } }),
  'ft-operations': () => import('../../../../resources/library/frameworks/ft-operations.json', { with: { type: 'json' } }),
  'medium-growth': () => import('../../../../resources/library/frameworks/medium-growth.json', { with: { type: 'json' } }),
  'dropbox-data-engineer': () => import('../../../../resources/library/frameworks/dropbox-data-engineer.json', { with: { type: 'json' } }),
  'dropbox-machine-learning-engineer': () =>
    import('../../../../resources/library/frameworks/dropbox-machine-learning-engineer.json', { with: { type: 'json' } }),
  'dropbox-reliability-engineer': () =>
    import('../../../../resources/library/frameworks/dropbox-reliability-engineer.json', { with: { type: 'json' } }),
  'dropbox-software-engineer': () =>
    import('../../../../resources/library/frameworks/dropbox-software-engineer.json', { with: { type: 'json' } }),
  'dropbox-technical-program-manager': () =>
    import('../../../../resources/library/frameworks/dropbox-technical-program-manager.json', { with: { type: 'json' } }),
  'dropbox-quality-engineer': () =>
    import('../../../../resources/library/frameworks/dropbox-quality-engineer.json', { with: { type: 'json' } }),
  'dropbox-software-development-engineer-in-test': () =>
    import('../../../../resources/library/frameworks/dropbox-software-development-engineer-in-test.json', { with: { type: 'json' } }),
  'dropbox-security-engineer': () =>
    import('../../../../resources/library/frameworks/dropbox-security-engineer.json', { with: { type: 'json' } }),
  'dropbox-engineering-manager': () =>
    import('../../../../resources/library/frameworks/dropbox-engineering-manager.json', { with: { type: 'json' } }),
  'engineering-ladders': () => import('../../../../resources/library/frameworks/engineering-ladders.json', { with: { type: 'json' } }),
}
