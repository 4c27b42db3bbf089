// The only file that imports the modeller with its properties panel, which are large: pages load it when they draw. Its watermark stays.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import './modeller.css';
import Modeler from 'bpmn-js/lib/Modeler';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import zeebeBehaviours from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { createAnnotations } from './annotate.ts';
import { DRAWING_COLOURS } from './colours.ts';
import type { Drawing, DrawingNews, ElementHead, Template } from './drawing.ts';
import { type FeelVariable, toFeelVariables } from './feel-variables.ts';
import { PadInView } from './pad-in-view.ts';
import { PaletteByKeys } from './palette-by-keys.ts';
import type { Services, Shape } from './services.ts';

interface Places {
  canvas: HTMLElement;
  panel: HTMLElement;
}

export async function openModeller(
  { canvas: container, panel }: Places,
  xml: string,
  news: DrawingNews,
  words: Readonly<Record<string, string>>,
): Promise<Drawing> {
  let variables: FeelVariable[] = [];
  const modeler = new Modeler({
    container,
    propertiesPanel: { parent: panel, feelPopupContainer: container.parentElement ?? container },
    bpmnRenderer: DRAWING_COLOURS,
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      CloudElementTemplatesPropertiesProviderModule,
      zeebeBehaviours,
      {
        __init__: ['paletteByKeys', 'padInView'],
        padInView: ['type', PadInView],
        paletteByKeys: ['type', PaletteByKeys],
        translate: ['value', (text: string, values?: Record<string, string>) => say(words, text, values)],
        variableResolver: ['value', { getVariablesForElement: async () => variables }],
      },
    ],
    moddleExtensions: { zeebe },
  });
  const get = <N extends keyof Services>(name: N) => modeler.get<Services[N]>(name);
  await modeler.importXML(xml);
  const events = get('eventBus');
  const headOf = (shape: Shape | undefined): ElementHead | null => {
    const element = shape?.businessObject;
    if (!shape || !element || shape.isImplicit) return null;
    const type = element.$type.replace('bpmn:', '');
    return { id: element.id, type: type.charAt(0).toLowerCase() + type.slice(1), name: element.name ?? '' };
  };
  const selected = () => get('selection').get()[0];
  events.on('commandStack.changed', () => news.onChange());
  events.on('selection.changed', () => news.onSelect(headOf(selected())));
  events.on('elementTemplates.select', () => news.onChoose());
  return {
    ...createAnnotations(get),
    async xml() {
      return (await modeler.saveXML({ format: true })).xml ?? '';
    },
    async load(next) {
      await modeler.importXML(next);
      fitBesidePalette(get('canvas'));
    },
    undo: () => get('commandStack').undo(),
    redo: () => get('commandStack').redo(),
    canUndo: () => get('commandStack').canUndo(),
    canRedo: () => get('commandStack').canRedo(),
    fit: () => fitBesidePalette(get('canvas')),
    zoom: (factor) => get('canvas').zoom(get('canvas').zoom() * factor, 'auto'),
    show(id) {
      const shape = get('elementRegistry').get(id);
      if (!shape) return false;
      get('canvas').scrollToElement(shape, 120);
      get('selection').select(shape);
      return true;
    },
    element: (id) => headOf(get('elementRegistry').get(id)),
    selected: () => headOf(selected()),
    flows: () =>
      new Map(
        get('elementRegistry')
          .getAll()
          .flatMap(({ id, source, target }) =>
            source && target ? [[id, { from: source.id, to: target.id }] as const] : [],
          ),
      ),
    setVocabulary(vocabulary) {
      variables = toFeelVariables(vocabulary);
      events.fire('propertiesPanel.providersChanged');
    },
    setTemplates: (templates) => get('elementTemplatesLoader').setTemplates([...templates]),
    templates: () =>
      get('elementTemplates')
        .getLatest()
        .map(
          ({ id, name, description, category }): Template => ({
            id,
            name,
            description: description ?? '',
            category: category?.name ?? '',
          }),
        ),
    fits(templateId) {
      const shape = selected();
      return (
        !!shape &&
        get('elementTemplates')
          .getLatest(shape)
          .some(({ id }) => id === templateId)
      );
    },
    applyTemplate(templateId) {
      const template = get('elementTemplates').getLatest(templateId)[0];
      const shape = selected();
      if (template && shape) get('elementTemplates').applyTemplate(shape, template);
    },
    append: (what) => append(get, what, selected()),
    destroy: () => modeler.destroy(),
  };
}

const MARGIN_PX = 24;

/** All of it, and nothing under the palette. */
function fitBesidePalette(canvas: Services['canvas']): void {
  canvas.resized();
  const palette = canvas.getContainer().querySelector<HTMLElement>('.djs-palette');
  const palettePx = palette ? palette.offsetLeft + palette.offsetWidth + MARGIN_PX / 2 : 0;
  const { inner, outer } = canvas.viewbox();
  const room = { width: outer.width - palettePx - MARGIN_PX, height: outer.height - 2 * MARGIN_PX };
  if (room.width <= 0 || room.height <= 0 || inner.width <= 0 || inner.height <= 0) return;
  const scale = Math.min(room.width / inner.width, room.height / inner.height, 1);
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({
    x: inner.x - palettePx / scale - Math.max(0, room.width / scale - inner.width) / 2,
    y: inner.y - (height - inner.height) / 2,
    width,
    height,
  });
}

/** Behind the selected element where something may follow it, otherwise in free space below the drawing. */
function append(
  get: <N extends keyof Services>(name: N) => Services[N],
  what: Parameters<Drawing['append']>[0],
  after: Shape | undefined,
): void {
  const template = 'template' in what ? get('elementTemplates').getLatest(what.template)[0] : undefined;
  const shape = template
    ? get('elementTemplates').createElement(template)
    : 'type' in what
      ? get('elementFactory').createShape({
          type: what.type,
          ...(what.event === undefined ? {} : { eventDefinitionType: what.event }),
        })
      : undefined;
  if (!shape) return;
  if (template && shape.businessObject) shape.businessObject.name = template.name;
  const mayFollow =
    after?.businessObject?.$instanceOf('bpmn:FlowNode') === true &&
    !after.businessObject.$instanceOf('bpmn:EndEvent');
  if (after && mayFollow) {
    get('autoPlace').append(after, shape);
    return;
  }
  const canvas = get('canvas');
  const { inner } = canvas.viewbox();
  const below = { x: inner.x + 80, y: inner.y + inner.height + 80 };
  get('modeling').createShape(shape, below, canvas.getRootElement());
  canvas.scrollToElement(shape, 120);
  get('selection').select(shape);
}

/** The library's own words in the reader's language, where there is a translation. */
function say(words: Readonly<Record<string, string>>, text: string, values?: Record<string, string>): string {
  const said = words[text] ?? text;
  return values ? said.replace(/\{([^}]+)\}/g, (all, name: string) => values[name] ?? all) : said;
}
