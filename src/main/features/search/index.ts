export { searchRouter } from './router.ts'
export { keepIndexed } from './service-index.ts'
