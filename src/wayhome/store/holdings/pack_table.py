"""The table of the linkage packs that were ever put in force. It is as much needed as the record that names them."""

from django.db import models


class KeptLinkagePack(models.Model):
    """A linkage pack word for word: ``files`` is its YAML by file, as JSON. Never changed."""

    content = models.CharField(max_length=64, primary_key=True)
    files = models.TextField()

    class Meta:
        app_label = "store"
        db_table = "linkage_pack"

    def __str__(self) -> str:
        return self.content
