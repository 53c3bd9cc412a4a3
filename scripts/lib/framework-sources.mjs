const dropped = 'Wording unchanged; worked examples and repeats are left out.'

/** Where each framework that ships comes from, under which licence, and how it is credited. */
export const sources = {
  gdad: {
    about: 'Skills of the Government Digital and Data profession at four levels, grouped by the families of roles that ask for them.',
    licence: 'Open Government Licence v3.0',
    credit: 'Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright. Wording unchanged.',
  },
  behaviours: {
    about: 'The nine behaviours of the Success Profiles, by definition only. The source gives no levels.',
    licence: 'Open Government Licence v3.0',
    credit: 'Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright. Wording unchanged.',
  },
  monzo: {
    about: 'One of the progression frameworks that Monzo published in 2019. Names of its tools and teams stand in some statements.',
    licence: 'MIT',
    credit: `Copyright (c) 2019 Monzo Bank Limited. ${dropped}`,
  },
  ft: {
    about: 'Engineering progression at the Financial Times, published in 2019.',
    licence: 'MIT',
    credit: 'Copyright (c) 2019 Financial Times. Wording unchanged.',
  },
  medium: {
    about: 'Sixteen tracks of growth with five milestones each, published by Medium in 2017.',
    licence: 'Apache-2.0',
    credit: `Copyright 2017 A Medium Corporation. ${dropped}`,
  },
  dropbox: {
    about: 'Expectations of one role family at Dropbox, level by level, in the first person. Published in 2021.',
    licence: 'Apache-2.0',
    credit: 'Copyright 2021 Dropbox, Inc. Wording unchanged; roles gathered by family, repeats left out.',
  },
  ladders: {
    about: 'Five axes of engineering work with five steps each. Every step includes the ones before it.',
    licence: 'Apache-2.0',
    credit: 'From engineeringladders by Jorge Fioranelli and contributors. Wording unchanged; position charts left out.',
  },
  questions: {
    licence: 'MIT',
    credit: 'Copyright (c) Vidal Graupera and contributors. English wording unchanged.',
  },
}
