"""What the panel shows of viewpoints, without widgets: columns, area, filters, order, model.

Everything works on whole columns, so that a hundred thousand viewpoints answer a keystroke. numpy
is imported inside the functions: the plugin's start must not pay for it.
"""
