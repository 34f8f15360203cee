"""What `jyplan check` can say of a statement: a module a code, its docstring the page with two examples."""
