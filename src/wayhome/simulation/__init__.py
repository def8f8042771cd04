"""An invented force over years: who goes missing, who is on duty, and what is done well, late or not at all.

Everything here is a function of a seed and of an instant that is called now. What is played are the acts of officers,
as commands of ``casework``; they are decided and entered by the same code as if somebody had pressed a button. Nobody
in it is real, and the rates are our derivation from published figures: see the page on the fictional borough.
"""
