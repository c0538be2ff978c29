export class Workspace {}
