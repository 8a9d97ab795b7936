"""Run by Alembic: the steps run in the transaction of the connection that `migrating.py` gives."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
