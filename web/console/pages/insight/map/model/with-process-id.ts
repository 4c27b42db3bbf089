// The pure part of handing a model to the designer: its process gets the id and the name of the draft, wherever the file names it.
import { escapeXml } from '../../parts/canvas/draw-svg.ts';

export function withProcessId(xml: string, id: string, name: string): string {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml');
  const [process] = parsed.getElementsByTagNameNS('*', 'process');
  const old = process?.getAttribute('id');
  if (!process || !old) return xml;
  const quoted = old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const renamed = xml.replace(new RegExp(`((?:bpmnElement|id|processRef)=")${quoted}(")`, 'g'), `$1${id}$2`);
  return renamed.replace(/<((?:\w+:)?process)\b([^>]*)>/, (_all, tag: string, attributes: string) => {
    const others = attributes.replace(/\sname="[^"]*"/, '');
    return `<${tag} name="${escapeXml(name)}"${others}>`;
  });
}
