import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { previewsByVault } from './previews.ts'
import { listFrameworks } from './queries-frameworks.ts'
import { listPhrases } from './queries-methods.ts'
import type { ReadFramework } from './rules-framework-csv.ts'
import { exportFramework, importFramework, previewFramework } from './service-framework-csv.ts'
import {
  addCompetency,
  adoptFramework,
  createFramework,
  getFramework,
  orderCompetencies,
  removeCompetency,
  removeFramework,
  shippedFramework,
  updateCompetency,
  updateFramework,
} from './service-frameworks.ts'
import { frameworkDuplicates, mergeCompetencies, mergeFrameworks } from './service-merging.ts'
import { exportMethod, importMethod, type KeptMethod, methodContents, previewMethod } from './service-method.ts'
import { createPhrase, removePhrase, updatePhrase } from './service-phrases.ts'
import { allScales, createScale, removeScale, updateScale } from './service-scales.ts'
import { allTemplates, createTemplate, removeTemplate, updateTemplate } from './service-templates.ts'
import { shippedFrameworks } from './shipped-frameworks.ts'
import { shippedLicences } from './shipped-licences.ts'

const os = opened.library
const csvPreviews = previewsByVault<ReadFramework>()
const methodPreviews = previewsByVault<KeptMethod>()

const frameworks = {
  shippedFrameworks: os.shippedFrameworks.handler(() => [...shippedFrameworks]),
  licences: os.licences.handler(() => shippedLicences.map(({ marks, ...licence }) => ({ ...licence, marks: [...marks] }))),
  shippedFramework: os.shippedFramework.handler(async ({ input, errors }) => answer(await shippedFramework(input.key), errors)),
  adoptFramework: os.adoptFramework.handler(async ({ input, context, errors }) =>
    answer(await adoptFramework(context.deps, input), errors),
  ),
  frameworks: os.frameworks.handler(({ context }) => listFrameworks(context.deps.db)),
  framework: os.framework.handler(async ({ input, context, errors }) =>
    answer(await getFramework(context.deps.db, input.frameworkId), errors),
  ),
  createFramework: os.createFramework.handler(({ input, context }) => createFramework(context.deps, input.name)),
  updateFramework: os.updateFramework.handler(async ({ input, context, errors }) =>
    answer(await updateFramework(context.deps, input.frameworkId, input.fields), errors),
  ),
  removeFramework: os.removeFramework.handler(async ({ input, context, errors }) =>
    answer(await removeFramework(context.deps, input.frameworkId), errors),
  ),
  addCompetency: os.addCompetency.handler(async ({ input, context, errors }) => answer(await addCompetency(context.deps, input), errors)),
  updateCompetency: os.updateCompetency.handler(async ({ input, context, errors }) =>
    answer(await updateCompetency(context.deps, input.competencyId, input.fields), errors),
  ),
  removeCompetency: os.removeCompetency.handler(async ({ input, context, errors }) =>
    answer(await removeCompetency(context.deps, input.competencyId), errors),
  ),
  orderCompetencies: os.orderCompetencies.handler(async ({ input, context, errors }) =>
    answer(await orderCompetencies(context.deps, input), errors),
  ),
  mergeCompetencies: os.mergeCompetencies.handler(async ({ input, context, errors }) =>
    answer(await mergeCompetencies(context.deps, input), errors),
  ),
  frameworkDuplicates: os.frameworkDuplicates.handler(async ({ input, context, errors }) =>
    answer(await frameworkDuplicates(context.deps.db, input), errors),
  ),
  mergeFrameworks: os.mergeFrameworks.handler(async ({ input, context, errors }) =>
    answer(await mergeFrameworks(context.deps, input), errors),
  ),
  exportFramework: os.exportFramework.handler(async ({ input, context, errors }) =>
    answer(await exportFramework(context.deps, input.frameworkId), errors),
  ),
  previewFramework: os.previewFramework.handler(async ({ input, context, errors }) => {
    const file = { name: input.fileName, bytes: await input.file.arrayBuffer() }
    return answer(previewFramework(context.deps, csvPreviews(context.vault.closing), file), errors)
  }),
  importFramework: os.importFramework.handler(async ({ input, context, errors }) =>
    answer(await importFramework(context.deps, csvPreviews(context.vault.closing), input), errors),
  ),
}

const methods = {
  scales: os.scales.handler(({ context }) => allScales(context.deps.db)),
  createScale: os.createScale.handler(async ({ input, context, errors }) => answer(await createScale(context.deps, input.copyOf), errors)),
  updateScale: os.updateScale.handler(async ({ input, context, errors }) =>
    answer(await updateScale(context.deps, input.scaleId, input.scale), errors),
  ),
  removeScale: os.removeScale.handler(async ({ input, context, errors }) => answer(await removeScale(context.deps, input.scaleId), errors)),
  templates: os.templates.handler(({ context }) => allTemplates(context.deps.db)),
  createTemplate: os.createTemplate.handler(async ({ input, context, errors }) =>
    answer(await createTemplate(context.deps, input), errors),
  ),
  updateTemplate: os.updateTemplate.handler(async ({ input, context, errors }) =>
    answer(await updateTemplate(context.deps, input.templateId, input.template), errors),
  ),
  removeTemplate: os.removeTemplate.handler(async ({ input, context, errors }) =>
    answer(await removeTemplate(context.deps, input.templateId), errors),
  ),
  phrases: os.phrases.handler(({ context }) => listPhrases(context.deps.db)),
  createPhrase: os.createPhrase.handler(({ input, context }) => createPhrase(context.deps, input)),
  updatePhrase: os.updatePhrase.handler(async ({ input, context, errors }) =>
    answer(await updatePhrase(context.deps, input.phraseId, input.phrase), errors),
  ),
  removePhrase: os.removePhrase.handler(async ({ input, context, errors }) =>
    answer(await removePhrase(context.deps, input.phraseId), errors),
  ),
}

const methodFile = {
  methodContents: os.methodContents.handler(({ context }) => methodContents(context.deps.db)),
  exportMethod: os.exportMethod.handler(({ input, context }) => exportMethod(context.deps, input.name, input.parts)),
  previewMethod: os.previewMethod.handler(async ({ input, context, errors }) =>
    answer(await previewMethod(context.deps, methodPreviews(context.vault.closing), await input.file.text()), errors),
  ),
  importMethod: os.importMethod.handler(async ({ input, context, errors }) =>
    answer(await importMethod(context.deps, methodPreviews(context.vault.closing), input), errors),
  ),
}

export const libraryMethodsRouter = { ...frameworks, ...methods, ...methodFile }
