"""The exploitation team's investigations: twenty-five at every stage, some going wrong as inspectors described."""
