import type { ControlExpression } from '../language/model/library-model.js';

/** Whether an expression of controls mentions one. */
export function namesControl(expression: ControlExpression, control: string): boolean {
    return expression.op === 'control'
        ? expression.control === control
        : expression.operands.some(operand => namesControl(operand, control));
}
