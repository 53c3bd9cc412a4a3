import { connect } from 'node:net'

// A job's worker that misbehaves as soon as it starts.
connect(80, '192.0.2.1').on('error', () => undefined)
