// The pure part of the model's words: tasks that are named by our event types get the names that people know; their documentation keeps
// nothing of it, so the file says the same as the page.
import { activityName } from '../../parts/activity-name.ts';
import { escapeXml } from '../../parts/canvas/draw-svg.ts';

const NAME = /(<bpmn:(?:task|userTask|serviceTask)\b[^>]*?\bname=")([^"]*)(")/g;

export function nameActivities(xml: string): string {
  return xml.replace(NAME, (_all, before: string, name: string, after: string) => {
    const known = /^[a-z]+\.[a-zA-Z]+$/.test(name) ? escapeXml(activityName(name)) : name;
    return `${before}${known}${after}`;
  });
}
